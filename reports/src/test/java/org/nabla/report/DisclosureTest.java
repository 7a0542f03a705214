package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nabla.grading.Curve;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.Verdict;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Criterion;
import org.nabla.spec.Question;
import org.nabla.spec.Release;
import org.nabla.spec.Share;
import org.nabla.spec.Tolerance;
import org.nabla.spec.Visibility;
import org.nabla.spec.source.Position;

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

    /** Its second history is asked for by a hidden question only. */
    private static final SubmissionReport TRAINING = Scenario.all().stream()
            .filter(scenario -> scenario.name().equals("training"))
            .findFirst()
            .orElseThrow()
            .report();

    private static String svg(SubmissionReport report, Disclosure disclosure) {
        return new CurvesSvgWriter(disclosure).text(report);
    }

    @Test
    void student_seesReferenceOfACurve_whereReleasedAndAShownQuestionAsks() {
        List<Curve> curves = Disclosure.student(Release.PUBLISHED).curves(TRAINING);

        assertThat(curves.get(0)).isEqualTo(TRAINING.run().curves().get(0));
        assertThat(curves.get(1).submitted())
                .isEqualTo(TRAINING.run().curves().get(1).submitted());
        assertThat(curves.get(1).reference()).isEmpty();
        assertThat(curves.get(1).firstDeviating()).isEmpty();
    }

    @Test
    void student_seesOwnCurvesOnly_whereNothingIsReleased() {
        Disclosure student = Disclosure.student(Release.NOTHING);

        assertThat(student.curves(TRAINING))
                .hasSize(2)
                .allMatch(curve -> curve.reference().isEmpty());
        assertThat(student.curves(TRAINING).get(0).firstDeviating()).hasValue(3);
        for (String text : List.of(json(TRAINING, student), terminal(TRAINING, student), svg(TRAINING, student))) {
            assertThat(text).doesNotContain("reference", "0.12345", "0.012");
        }
    }

    @Test
    void student_isNotToldWhereACurveDeviates_whenItIsOnlyShownToFall() {
        Question falls = new Question(
                "falls",
                "history(train_loss)",
                ExpressionParser.parse("history(train_loss)"),
                new Question.Marking(
                        BigDecimal.ONE, Tolerance.USUAL, Share.ALL, Visibility.ALWAYS, new Criterion.Falls()),
                Question.Keys.NONE,
                List.of(),
                new Position("problem.yaml", 1, 1));
        SubmissionReport report = Sample.trained(TRAINING.run().curves(), Sample.correct(falls, 1));

        Curve curve = Disclosure.student(Release.PUBLISHED).curves(report).get(0);

        assertThat(curve.reference()).isPresent();
        assertThat(curve.firstDeviating()).isEmpty();
    }

    @Test
    void instructor_seesBothCurves() {
        assertThat(Disclosure.instructor().curves(TRAINING))
                .isEqualTo(TRAINING.run().curves());
        assertThat(json(TRAINING, Disclosure.instructor())).contains("\"reference\": [0.09, 0.123456789012345, ");
    }

    @Test
    void score_isAbsent_whenGraderFailed() {
        SubmissionReport report = Sample.report(Status.GRADER_ERROR, List.of(), List.of(), Sample.SILENT);

        assertThat(Disclosure.student(Release.PUBLISHED).score(report)).isEqualTo(Optional.empty());
        assertThat(json(report, Disclosure.student(Release.PUBLISHED))).contains("\"score\": null");
    }
}
