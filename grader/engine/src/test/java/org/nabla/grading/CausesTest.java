package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.diagnosis.Catalogue;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/** What is told about a mistake, word for word, in the names that the course uses. */
class CausesTest {

    private static final Path HOME = Path.of(System.getProperty("nabla.home"));

    @TempDir
    Path folder;

    /** The numbers are those that document 003 prints. */
    @Test
    void printedLossAfterTheUpdate_isTwoSlips_atTheBiasGradientAndTheNewLoss() throws IOException {
        Cause cause = onlyCause("", "Q7: 6.590823679375906\n", "Q7");

        assertThat(cause.misconception()).isEqualTo("bias-matrix-broadcast-chain");
        assertThat(cause.slips()).containsExactly("bias-gradient-is-weight-gradient-last-layer", "loss-outer-product");
        assertThat(cause.steps()).containsExactly("grad_b3", "after(1, y_hat)", "after(1, loss)");
        assertThat(cause.explanation()).isEmpty();
    }

    @Test
    void explanation_isInTheReport_whereTheProblemSaysSo_inItsOwnNames() throws IOException {
        Cause cause = onlyCause(
                "explanations: in-report\nnotation: { pre-activation: a, activation: h, output: y_hat, gradient: dC_d }\n",
                "Q7: 6.590823679375906\n",
                "Q7");

        assertThat(cause.steps()).first().isEqualTo("dC_db3");
        assertThat(cause.explanation()).hasValueSatisfying(explanation -> {
            assertThat(explanation.belief()).isEqualTo("if the program runs on, the shapes must have been right");
            assertThat(explanation.correction())
                    .isEqualTo("broadcasting lets a matrix take the place of a column, and a later sum hides it");
            assertThat(explanation.text()).startsWith("A bias that was given a matrix for its gradient");
            assertThat(explanation.computed())
                    .containsExactly(
                            "dC_db3 = dC_dW3",
                            "after(1, y_hat) = sum(exp(a3) / sum(exp(a3)), axis=1)",
                            "after(1, loss) = -(1 / columns(y)) * sum(y @ log(y_hat).T)");
        });
    }

    /** The gradient at a2 without the derivative of the sigmoid: NumPy's grad_h2 of the document. */
    @Test
    void step_isTheOneBetweenTheStudentsOwnValues_whereTheMistakeIsMadeEverywhere() throws IOException {
        Cause cause = onlyCause("", """
                Q5: [0.23691422, 0.33838847, -0.57530268]
                grad_h2: [0.1954864, -0.11722488, -0.08814526]
                grad_a2: [0.1954864, -0.11722488, -0.08814526]
                """, "grad_a2");

        assertThat(cause.misconception()).isEqualTo("activation-derivative-omitted");
        assertThat(cause.steps()).containsExactly("grad_a2");
    }

    private Cause onlyCause(String fields, String answers, String question) throws IOException {
        SubmissionReport report = graded(problem(fields), answers);
        List<Cause> causes = report.questions().stream()
                .filter(result -> result.question().id().equals(question))
                .findFirst()
                .orElseThrow()
                .diagnosis();
        assertThat(causes).hasSize(1);
        return causes.get(0);
    }

    private static SubmissionReport graded(Problem problem, String answers) {
        Grader grader = new Grader(
                submission -> {
                    throw new AssertionError("a sheet is not run");
                },
                "none",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                () -> Catalogue.read(HOME.resolve("problems/misconceptions.yaml")));
        AnswerKey key = AnswerKey.of(problem, 1, List.of(problem.published()));
        SourceFile file = new SourceFile("answers.yaml", answers);
        return grader.grade(key, new Submission("s001", Language.ANSWERS, List.of(file), ""));
    }

    /** The classifier with other fields; a field that it has is replaced. */
    private Problem problem(String fields) throws IOException {
        Path classifier = HOME.resolve("problems/softmax-classifier");
        Files.copy(classifier.resolve("parameters.npz"), folder.resolve("parameters.npz"));
        List<String> kept;
        try (Stream<String> lines = Files.lines(classifier.resolve("problem.yaml"))) {
            kept = lines.filter(line -> !fields.contains("notation:") || !line.startsWith("notation:"))
                    .toList();
        }
        Files.write(folder.resolve("problem.yaml"), kept);
        Files.writeString(folder.resolve("problem.yaml"), "\n" + fields, StandardOpenOption.APPEND);
        return ProblemReader.read(folder);
    }
}
