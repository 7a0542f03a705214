package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.diagnosis.Catalogue;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Grader;
import org.nabla.grading.SubmissionReport;
import org.nabla.report.document.Published;
import org.nabla.report.format.Formats;
import org.nabla.report.format.ReportFormat;
import org.nabla.report.page.ProblemView;
import org.nabla.report.page.StudentPage;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Release;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/** A gradient with a known mistake in it, told word for word in the notations of different courses. */
class NotationTest {

    private static final Path PROBLEMS =
            Path.of(System.getProperty("nabla.home")).resolve("problems");

    /** A question that has no answer, with what is said below it. */
    private static final Pattern UNANSWERED = Pattern.compile("^○.*\\R( {6}.*\\R)*", Pattern.MULTILINE);

    /**
     * A sheet and what is said of it.
     *
     * @param written what the problem file has for the quantity, and nobody is told
     * @param terminal without the questions that have no answer
     */
    record Course(String problem, String sheet, String written, String terminal, String summary) {
        @Override
        public String toString() {
            return problem;
        }
    }

    /** In each, the gradient at an activation is handed on as that at its pre-activation. */
    static List<Course> courses() {
        return List.of(
                new Course("softmax-classifier", """
                        grad_h2: [0.1954864, -0.11722488, -0.08814526]
                        grad_a2: [0.1954864, -0.11722488, -0.08814526]
                        """, "grad(a2)", """
                        Forward and backward through a 3-3-3-3 classifier: 0.5 of 18 points
                        start with `grad_a2`: of the quantities that are wrong, it is computed first
                        ✓ grad_h2  grad_h2            0.5 of 0.5  correct
                        ✗ grad_a2  grad_a2              0 of 0.5  incorrect
                              `grad_a2` differs in 3 of 3 entries
                              expected: [[0.018382], [-0.0199764], [-0.0038401]]
                              actual:   [[0.195486], [-0.117225], [-0.0881453]]
                              note:     the largest difference is at row 1, column 1
                              help: A pre-activation moves a little. How much of that movement is left after the activation
                                    function?
                              more: nabla explain NB203
                              known: exactly these values come from a mistake that many make, at `grad_a2`; nabla explain
                                     activation-derivative-omitted
                        """, "grad_a2 differs in 3 of 3 entries"),
                new Course("autoencoder", """
                        dZ1: [[-0.00022504], [0.000633385]]
                        dA1: [[-0.00022504], [0.000633385]]
                        """, "grad(A1)", """
                        A 3-2-3 autoencoder, trained sample by sample: 0.5 of 18.5 points
                        start with `dA1`: of the quantities that are wrong, it is computed first
                        ✓ dZ1          dZ1                0.5 of 0.5  correct
                        ✗ dA1          dA1                    0 of 1  incorrect
                              `dA1` differs in 2 of 2 entries
                              expected: [[-0.0000562595], [0.000158346]]
                              actual:   [[-0.00022504], [0.000633385]]
                              note:     the largest difference is at row 2, column 1
                              help: A pre-activation moves a little. How much of that movement is left after the activation
                                    function?
                              more: nabla explain NB203
                              known: exactly these values come from a mistake that many make, at `dA1`; nabla explain
                                     activation-derivative-omitted
                        """, "dA1 differs in 2 of 2 entries"));
    }

    private static SubmissionReport graded(Course course) {
        Problem problem = ProblemReader.read(PROBLEMS.resolve(course.problem()));
        Grader grader = new Grader(
                submission -> {
                    throw new AssertionError("a sheet is not run");
                },
                "none",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                () -> Catalogue.read(PROBLEMS.resolve("misconceptions.yaml")));
        SourceFile sheet = new SourceFile("answers.yaml", course.sheet());
        return grader.grade(
                AnswerKey.of(problem, 1, List.of(problem.published())),
                new Submission("s001", Language.ANSWERS, List.of(sheet), ""));
    }

    private static Published published(Course course) {
        SubmissionReport report = graded(course);
        return new Published(
                new Documents("1.0", Disclosure.instructor()).of(report),
                new Documents("1.0", Disclosure.student(Release.PUBLISHED)).of(report));
    }

    @ParameterizedTest
    @MethodSource("courses")
    void terminal_speaksAsTheCourse(Course course) {
        String text = new TerminalWriter(Style.PLAIN, Disclosure.student(Release.PUBLISHED)).text(graded(course));

        assertThat(UNANSWERED.matcher(text).replaceAll("").lines().filter(line -> !line.isBlank()))
                .containsExactlyElementsOf(course.terminal().lines().toList());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void page_speaksAsTheCourse(Course course) {
        Problem problem = ProblemReader.read(PROBLEMS.resolve(course.problem()));

        String read =
                new StudentPage(ProblemView.of(problem)).text(published(course)).replaceAll("<[^>]*>", "");
        assertThat(read).contains(course.summary());
        assertThat(read.replace("in the problem file: " + course.written(), "")).doesNotContain(course.written());
    }

    @ParameterizedTest
    @MethodSource("courses")
    void everyOtherFormat_speaksAsTheCourse(Course course) {
        for (ReportFormat format : Formats.all()) {
            String text = format.text(published(course));

            assertThat(text).as(format.id()).doesNotContain(course.written());
        }
    }
}
