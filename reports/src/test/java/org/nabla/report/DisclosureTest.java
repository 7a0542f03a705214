package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.Verdict;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Release;
import org.nabla.spec.Visibility;

class DisclosureTest {

    private static final SubmissionReport HIDDEN = Scenario.all().stream()
            .filter(scenario -> scenario.name().equals("hidden-questions"))
            .findFirst()
            .orElseThrow()
            .report();

    private static String json(SubmissionReport report, Disclosure disclosure) {
        return new NativeJsonWriter(Sample.VERSION, disclosure).text(report);
    }

    private static String terminal(SubmissionReport report, Disclosure disclosure) {
        return new TerminalWriter(Style.PLAIN, disclosure).text(report);
    }

    @Test
    void student_seesNothingOfHiddenQuestions() {
        Disclosure student = Disclosure.student(Release.NOTHING);

        for (String text : List.of(json(HIDDEN, student), terminal(HIDDEN, student))) {
            assertThat(text)
                    .doesNotContain(Scenario.SECRET_NAME, "hidden_W2", "later_W2", "seed")
                    .doesNotContain(Double.toString(Scenario.SECRET), "0.12345");
        }
    }

    @Test
    void instructor_seesHiddenQuestions() {
        Disclosure instructor = Disclosure.instructor();

        assertThat(json(HIDDEN, instructor)).contains(Scenario.SECRET_NAME, "\"seed\": 17", "0.123456789012345");
        assertThat(terminal(HIDDEN, instructor)).contains(Scenario.SECRET_NAME, "visibility: after-due");
    }

    @Test
    void student_seesScoreOfShownQuestionsOnly() {
        Disclosure student = Disclosure.student(Release.PUBLISHED);

        assertThat(student.score(HIDDEN).orElseThrow().possible()).isEqualByComparingTo("2");
        assertThat(Disclosure.instructor().score(HIDDEN).orElseThrow().possible())
                .isEqualByComparingTo("6");
    }

    @ParameterizedTest
    @EnumSource(names = "ALWAYS", mode = EnumSource.Mode.EXCLUDE)
    void student_seesOnlyWhatIsAlwaysVisible(Visibility visibility) {
        SubmissionReport report = Sample.graded(Sample.correct(Sample.question("Q1", "a1", "1", visibility), 2));

        assertThat(Disclosure.student(Release.PUBLISHED).questions(report)).isEmpty();
    }

    @Test
    void student_seesExpectedValue_whereReleasedAndAnswered() {
        Disclosure student = Disclosure.student(Release.PUBLISHED);

        assertThat(student.showsExpected(Sample.right("published", Matrix.scalar(1))))
                .isTrue();
        assertThat(student.showsExpected(Sample.right("variant-1", Matrix.scalar(1))))
                .isFalse();
        assertThat(Disclosure.student(Release.NOTHING).showsExpected(Sample.right("published", Matrix.scalar(1))))
                .isFalse();
    }

    @Test
    void student_seesNoExpectedValue_whenNothingWasAnswered() {
        Verdict nothing = new Verdict.NotAttempted(Sample.about(MessageCode.NOT_ATTEMPTED, "Q1", "`Q1` has no answer"));

        assertThat(Disclosure.student(Release.PUBLISHED)
                        .showsExpected(Sample.none("published", nothing, Matrix.scalar(1))))
                .isFalse();
    }

    @Test
    void student_seesNoTraceOfFaults() {
        SubmissionReport report = Sample.report(
                Status.GRADER_ERROR, List.of(), List.of(Sample.fault("expected was 0.25")), Sample.SILENT);

        assertThat(json(report, Disclosure.student(Release.PUBLISHED)))
                .contains("this is not the student's fault")
                .doesNotContain("0.25", "Judge.java");
        assertThat(json(report, Disclosure.instructor())).contains("0.25", "Judge.java");
    }

    @Test
    void score_isAbsent_whenGraderFailed() {
        SubmissionReport report = Sample.report(Status.GRADER_ERROR, List.of(), List.of(), Sample.SILENT);

        assertThat(Disclosure.student(Release.PUBLISHED).score(report)).isEqualTo(Optional.empty());
        assertThat(json(report, Disclosure.student(Release.PUBLISHED))).contains("\"score\": null");
    }
}
