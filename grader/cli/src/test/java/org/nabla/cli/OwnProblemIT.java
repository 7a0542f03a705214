package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An instructor's own problems, in a folder anywhere, in the notation of another course; no code knows of them.
 *
 * <p>The numbers come from NumPy:
 *
 * <pre>{@code
 * W1 = np.array([[.15, .25], [.20, .30]]); b1 = .35; W2 = np.array([[.40, .50], [.45, .55]]); b2 = .60
 * X = np.array([[.05, .10]]); Y = np.array([[.01, .99]]); s = lambda z: 1 / (1 + np.exp(-z))
 * A1 = s(X @ W1 + b1); A2 = s(A1 @ W2 + b2); J = .5 * np.sum((A2 - Y)**2)
 * dZ2 = (A2 - Y) * A2 * (1 - A2); dW2 = A1.T @ dZ2; dZ1 = dZ2 @ W2.T * A1 * (1 - A1); db1 = dZ1.sum()
 * momentum, twice, rate .5:   v = .9 * v + g; p = p - rate * v
 * adam, step t, rate .01:     m = .9 * m + .1 * g; v = .999 * v + .001 * g * g
 *                             p = p - rate * (m / (1 - .9**t)) / (np.sqrt(v / (1 - .999**t)) + 1e-8)
 * }</pre>
 */
class OwnProblemIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"shared-bias", "three-relu"})
    void isVerifiedAndGraded_whereverItIs(String name) {
        ProblemCopy copy = ProblemCopy.ofResource(name, folder.resolve("my problems/ünïcode"));

        Run verified = Run.of("verify", copy.folder());
        Run right = Run.of("check", copy.folder(), copy.folder().resolve("Right.java"));
        Run wrong = Run.of("check", copy.folder(), copy.folder().resolve("Wrong.java"));

        assertThat(verified.exit()).as(verified.toString()).isZero();
        assertThat(verified.out()).startsWith(name + ": proven\n");
        assertThat(right.exit()).as(right.toString()).isZero();
        assertThat(wrong.exit()).as(wrong.toString()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
    }

    @Test
    void namesTheFirstWrongQuantity_inTheProblemsOwnLetters() {
        Path problem = Run.RESOURCES.resolve("shared-bias");

        Run run = Run.of("check", problem, problem.resolve("Wrong.java"));

        assertThat(run.out()).startsWith("""
                        One sample through a 2-2-2 network whose layers share a bias: 4 of 5.5 points
                        start with `db1`: of the quantities that are wrong, it is computed first
                        """);
    }

    @Test
    void meansTheSame_asJson() {
        Path yaml = Run.RESOURCES.resolve("shared-bias");
        ProblemCopy.write(folder.resolve("problem.json"), """
                {"format": 1, "id": "shared-bias",
                 "title": "One sample through a 2-2-2 network whose layers share a bias",
                 "notation": {"pre-activation": "Z", "activation": "A", "output": "A2", "input": "X", "target": "Y",
                              "loss": "J", "gradient": "d"},
                 "orientation": "rows",
                 "network": {"inputs": 2, "bias": "shared", "loss": "half-squared-error",
                             "reduction": {"outputs": "sum", "samples": "mean"},
                             "layers": [{"units": 2, "activation": "sigmoid"}, {"units": 2, "activation": "sigmoid"}]},
                 "parameters": {"W1": [[0.15, 0.25], [0.20, 0.30]], "b1": 0.35,
                                "W2": [[0.40, 0.50], [0.45, 0.55]], "b2": 0.60},
                 "data": {"X": [[0.05, 0.10]], "Y": [[0.01, 0.99]]},
                 "update": {"rule": "gradient-descent", "learning-rate": 0.5},
                 "questions": [{"id": "J", "asks": "J", "expected": 0.2983711087600027},
                               {"id": "dW2", "asks": "grad(W2)", "points": 2,
                                "expected": [[0.08216704, -0.02260254], [0.08266763, -0.02274024]]},
                               {"id": "db1", "asks": "grad(b1)", "expected": 0.018725609394704, "points": 1.5},
                               {"id": "new_J", "asks": "after(1, J)", "expected": 0.2857508866993}],
                 "variants": {"count": 2, "layers": [3, 4, 2], "samples": 5}}
                """);

        assertThat(Run.of("solve", folder, "--json").out())
                .isEqualTo(Run.of("solve", yaml, "--json").out());
        assertThat(Run.of("solve", folder.resolve("problem.json"), "--instance", "variant-2")
                        .out())
                .isEqualTo(Run.of("solve", yaml, "--instance", "variant-2").out());
        Run verified = Run.of("verify", folder);
        assertThat(verified.out()).startsWith("shared-bias: proven\n");
        assertThat(Run.of("check", folder, yaml.resolve("Right.java")).exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'rule: momentum, learning-rate: 0.5', '[[0.14940023, 0.24931421], [0.19880047, 0.29862842]]'",
        "'rule: adam, learning-rate: 0.01', '[[0.13001263, 0.23001041], [0.18001240, 0.28001021]]'"
    })
    void laterSteps_areThoseOfNumPy(String rule, String expected) {
        ProblemCopy copy = ProblemCopy.ofResource("shared-bias", folder.resolve("problem"))
                .with("rule: gradient-descent, learning-rate: 0.5", rule)
                .with(
                        "  - { id: new_J, asks: \"after(1, J)\", expected: 0.2857508866993 }",
                        "  - { id: later_W1, asks: \"after(2, W1)\", expected: %s }".formatted(expected));

        Run run = Run.of("verify", copy.folder());

        assertThat(run.out()).startsWith("shared-bias: proven\n").contains("4 typed values are right to every digit");
    }

    @Test
    void laterSteps_areAskedOfCode() {
        ProblemCopy copy = ProblemCopy.ofResource("shared-bias", folder.resolve("problem"))
                .with("asks: \"after(1, J)\", expected: 0.2857508866993", "asks: \"after(2, W1)\"");
        ProblemCopy.write(
                folder.resolve("Steps.java"),
                ProblemCopy.read(copy.folder().resolve("Right.java"))
                        .replace("class Right", "class Steps")
                        .replace("    public double loss_after_update(", """
                                    public double[][] after_2_updates(
                                            double[][] W1, double b1, double[][] W2, double b2, double[][] X,
                                            double[][] Y, double learning_rate) {
                                        for (int k = 0; k < 2; k++) {
                                            double[][] A1 = layer(X, W1, b1);
                                            Gradients g = backward(W2, X, A1, layer(A1, W2, b2), Y);
                                            W1 = step(W1, g.dW1(), learning_rate);
                                            b1 -= learning_rate * g.db1();
                                            W2 = step(W2, g.dW2(), learning_rate);
                                            b2 -= learning_rate * g.db2();
                                        }
                                        return W1;
                                    }

                                    public double loss_after_update(\
                                """));

        Run run = Run.of("check", copy.folder(), folder.resolve("Steps.java"));

        assertThat(run.exit()).as(run.toString()).isZero();
    }
}
