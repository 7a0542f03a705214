package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.Verdict;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.Release;
import org.nabla.spec.Visibility;

class SchemaTest {

    private static final String REPORT = "report-1.schema.json";

    static List<Verdict> everyVerdict() {
        return Sample.everyVerdict(Sample.about(MessageCode.VALUE_DIFFERS, "Q1", "`a1` is not the expected value"));
    }

    static List<MessageCode> everyCode() {
        return List.of(MessageCode.values());
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scenario_isValid_forBothAudiences(Scenario scenario) {
        assertThat(complaints(scenario.report(), Disclosure.instructor())).isEmpty();
        assertThat(complaints(scenario.report(), Disclosure.student(scenario.release())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyVerdict")
    void verdict_isValid(Verdict verdict) {
        SubmissionReport report = Sample.graded(Sample.everywhere(Sample.question("Q1", "a1", "1"), verdict));

        assertThat(complaints(report, Disclosure.instructor())).isEmpty();
        assertThat(complaints(report, Disclosure.student(Release.NOTHING))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void status_isValid(Status status) {
        SubmissionReport report = Sample.report(status, List.of(), List.of(), Sample.SILENT);

        assertThat(complaints(report, Disclosure.instructor())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void visibility_isValid(Visibility visibility) {
        SubmissionReport report =
                Sample.graded(Sample.correct(Sample.question("Q1", "a1", "0.000001", visibility), 1e-30));

        assertThat(complaints(report, Disclosure.instructor())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCode")
    void code_isValid(MessageCode code) {
        SubmissionReport report =
                Sample.report(Status.NOT_GRADABLE, List.of(), List.of(Message.of(code, "x", "")), Sample.SILENT);

        assertThat(complaints(report, Disclosure.instructor())).isEmpty();
    }

    @Test
    void summary_isValid() {
        String summary = new SummaryJsonWriter(Sample.VERSION).text(Summaries.of(Scenario.all()));

        assertThat(Schemas.complaints("summary-1.schema.json", summary)).isEmpty();
        assertThat(Schemas.complaints("summary-1.schema.json", summary.replace("\"timed-out\"", "\"late\"")))
                .isNotEmpty();
    }

    /** One change each that no reader could live with, made to a report that is valid without it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\": 1 | \"format\": 2",
                "\"verdict\": \"timed-out\" | \"verdict\": \"late\"",
                "\"status\": \"graded\" | \"status\": \"done\"",
                "\"status\": \"graded\" | \"status\": \"grader-error\"",
                "\"visibility\": \"always\" | \"visibility\": \"sometimes\"",
                "\"earned\": 1, | \"earned\": \"1\",",
                "\"possible\": 1.5 | \"possible\": -1.5",
                "\"fraction\": 0. | \"fraction\": 1.",
                "\"actual\": 36 | \"actual\": \"36\"",
                "\"NaN\" | \"nan\"",
                "\"worst\": [0, 0] | \"worst\": [0]",
                "\"mismatched\": 1 | \"mismatched\": 0.5",
                "\"code\": \"NB401\" | \"code\": \"401\"",
                "\"label\" | \"name\"",
                "\"truncated\": false | \"truncated\": 0",
                "\"duration_ms\": 812 | \"duration_ms\": \"812\"",
                "\"diagnosis\": [] | \"diagnosis\": null",
                "\"started\": \"2026-11-22T | \"started\": \"22.11.2026 ",
            })
    void schema_refuses(String valid, String broken) {
        String report = new NativeJsonWriter(Sample.VERSION, Disclosure.instructor())
                .text(Scenario.all().get(1).report());
        assertThat(report).contains(valid);

        assertThat(Schemas.complaints(REPORT, report.replace(valid, broken))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\": \"train_loss\" | \"quantity\": \"\"",
                "\"epochs\": 6 | \"epochs\": 0",
                "\"reference\": [0.07, | \"reference\": [[0.07],",
                "\"submission\": [0.07, | \"submission\": [null,",
                "\"submission\" | \"student\"",
                "\"first_deviating\": 3 | \"first_deviating\": 0",
            })
    void schema_refusesACurve(String valid, String broken) {
        String report = new NativeJsonWriter(Sample.VERSION, Disclosure.instructor())
                .text(Scenario.all().get(9).report());
        assertThat(report).contains("\"curves\": [", valid);
        int curves = report.indexOf("\"curves\": [");

        String changed = report.substring(0, curves) + report.substring(curves).replace(valid, broken);

        assertThat(Schemas.complaints(REPORT, changed)).isNotEmpty();
    }

    @Test
    void schema_acceptsFieldsOfTheFuture() {
        String report = new NativeJsonWriter(Sample.VERSION, Disclosure.instructor())
                .text(Scenario.all().get(1).report());

        assertThat(Schemas.complaints(REPORT, report.replace("\"verdict\":", "\"later\": [1], \"verdict\":")))
                .isEmpty();
    }

    private static List<String> complaints(SubmissionReport report, Disclosure disclosure) {
        return Schemas.complaints(REPORT, new NativeJsonWriter(Sample.VERSION, disclosure).text(report));
    }
}
