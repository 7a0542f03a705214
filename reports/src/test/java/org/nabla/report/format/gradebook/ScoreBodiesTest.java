package org.nabla.report.format.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;

/** Bodies that somebody else sends: LTI scores and Canvas's bulk update. */
class ScoreBodiesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:10:00.125Z");
    private static final Optional<String> LINE_ITEM = Optional.of("https://lms.example.org/lineitems/7");
    private static final Set<String> ACTIVITY =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Map<String, String> everybody() {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < GeneratedReports.COUNT; i++) {
            ids.put("s%04d".formatted(i), "a6d5c443-%04d".formatted(i));
        }
        return ids;
    }

    @Test
    void line_isAWholeBody() {
        AgsFormat format = new AgsFormat(Map.of("s1", "a6d5c443"), LINE_ITEM, NOW);

        assertThat(format.text(Graded.batch(Graded.submission("s1", "5.5", "10"))))
                .isEqualTo("{\"submission\":\"s1\",\"lineItem\":\"https://lms.example.org/lineitems/7\",\"score\":{"
                        + "\"userId\":\"a6d5c443\",\"scoreGiven\":5.5,\"scoreMaximum\":10,"
                        + "\"activityProgress\":\"Completed\",\"gradingProgress\":\"FullyGraded\","
                        + "\"timestamp\":\"2026-11-22T03:10:00.125+00:00\","
                        + "\"comment\":\"Nabla on two-layers: 5.5 of 10\\n"
                        + "Begin with Q1: `dW2` differs in 5 of 8 entries\\nTry: look at the sign\\n"
                        + "Q1  grad(W2): 5.5 of 10, incorrect\","
                        + "\"https://canvas.instructure.com/lti/submission\":{\"new_submission\":false}}}\n");
    }

    @Test
    void whoIsUnknown_orNotFullyGraded_hasNoLine_andIsTold() {
        AgsFormat format = new AgsFormat(Map.of("s2", "b", "s3", "c", "s4", "c"), Optional.empty(), NOW);
        var batch = Graded.batch(
                Graded.submission("s1", "1", "2"),
                Graded.failed("s2"),
                Graded.submission("s3", "0", "2"),
                Graded.submission("s4", "1", "2"));

        assertThat(format.text(batch))
                .startsWith("{\"submission\":\"s3\",\"lineItem\":null,\"score\":{\"userId\":\"c\",\"scoreGiven\":0,")
                .hasLineCount(1);
        assertThat(format.notices(batch).stream().map(Notice::line))
                .containsExactly(
                        "s1 is left out: it has no user id",
                        "s2 has no grade, because the grader failed: the old one stays",
                        "s4 is left out: another submission has the same user id");
    }

    /** What Moodle's and Canvas's services, and the specification, ask of a score. */
    @Test
    void everyBody_isWhatAPlatformTakes_forGeneratedReports() throws IOException {
        AgsFormat format = new AgsFormat(everybody(), LINE_ITEM, NOW);
        Map<String, Published> reports = new HashMap<>();
        GeneratedReports.all().forEach(one -> reports.put(one.key(), one));

        List<String> lines = format.text(Graded.generated()).lines().toList();

        for (String line : lines) {
            JsonNode body = JSON.readTree(line);
            JsonNode score = body.get("score");
            Published published =
                    Objects.requireNonNull(reports.get(body.get("submission").textValue()));
            assertThat(score.get("userId").textValue()).as(line).matches("a6d5c443-\\d{4}");
            assertThat(score.get("gradingProgress").textValue()).as(line).isEqualTo("FullyGraded");
            assertThat(ACTIVITY).contains(score.get("activityProgress").textValue());
            assertThat(OffsetDateTime.parse(score.get("timestamp").textValue()).toInstant())
                    .isEqualTo(NOW);
            BigDecimal given = score.get("scoreGiven").decimalValue();
            BigDecimal maximum = score.get("scoreMaximum").decimalValue();
            assertThat(maximum).as(line).isPositive();
            assertThat(given).as(line).isBetween(BigDecimal.ZERO, maximum);
            var earned = published.whole().score().orElseThrow();
            assertThat(given.doubleValue() / maximum.doubleValue())
                    .as(line)
                    .isCloseTo(
                            earned.earned().doubleValue() / earned.possible().doubleValue(),
                            within(0.00011 / maximum.doubleValue()));
            assertThat(line).as("no exponent").containsPattern("\"scoreGiven\":[0-9.]+,\"scoreMaximum\":[0-9.]+,");
        }
        assertThat(lines.size() + format.notices(Graded.generated()).size()).isEqualTo(GeneratedReports.COUNT);
    }

    @Test
    void bulkUpdate_hasAGradeAndACommentEach() throws IOException {
        CanvasRestFormat format = new CanvasRestFormat(Optional.of(BigDecimal.valueOf(100)), PlatformIds.SAME);
        var batch = Graded.batch(
                Graded.submission("4021", "5.5", "10"), Graded.failed("4022"), Graded.submission("x", "1", "2"));

        JsonNode body = JSON.readTree(format.text(batch));

        assertThat(body).isEqualTo(JSON.readTree("""
                                {"grade_data": {"4021": {"posted_grade": "55", "text_comment": "Nabla on two-layers: 5.5 of 10\\nBegin with Q1: `dW2` differs in 5 of 8 entries\\nTry: look at the sign\\nQ1  grad(W2): 5.5 of 10, incorrect"}}}
                                """));
        assertThat(format.notices(batch)).extracting(Notice::key).containsExactly("4022", "x");
    }

    @Test
    void bulkUpdate_isReadable_forGeneratedReports() throws IOException {
        Map<String, List<String>> ids = new HashMap<>();
        for (int i = 0; i < GeneratedReports.COUNT; i++) {
            ids.put("s%04d".formatted(i), List.of(Integer.toString(9000 + i)));
        }

        JsonNode grades = JSON.readTree(
                        new CanvasRestFormat(Optional.empty(), new PlatformIds(ids)).text(Graded.generated()))
                .get("grade_data");

        List<String> unread = new ArrayList<>();
        grades.forEach(grade -> unread.add(grade.get("posted_grade").textValue()));
        assertThat(unread).hasSizeGreaterThan(400).allMatch(CanvasImporter::isGrade);
    }
}
