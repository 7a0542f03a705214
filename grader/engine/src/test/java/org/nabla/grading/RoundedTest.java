package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.proof.Proof;
import org.nabla.proof.Prover;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Tolerance;

/** Every number was computed with NumPy: the answer from the rounded values, and its largest change by half a unit. */
class RoundedTest {

    private static final long SEED = 7;

    /** A leaf that is given with two decimals. */
    private static final String LEAF = """
            format: 1
            id: from-z
            graph:
              inputs: { z: [2, 1], y: [1, 1] }
              parameters: { W: [1, 2], b: [1, 1] }
              nodes: { a: sigmoid(z), y_hat: W @ a + b, C: "half_squared_error(y_hat, y)" }
              loss: C
            parameters: { W: [[0.6, -1.1]], b: 0.2 }
            data: { z: { values: [[0.12], [0.47]], decimals: 2 }, y: 1 }
            questions:
              - { id: Q1, asks: y_hat }
              - { id: Q2, asks: grad(W) }
              - { id: Q3, asks: grad(z) }
              - { id: Q4, asks: C }
            variants: { count: 3 }
            """;

    /** An activation that is rounded before it is given. */
    private static final String INNER = """
            format: 1
            id: from-a
            network:
              inputs: 2
              layers: [{ units: 2, activation: tanh }, { units: 1, activation: identity }]
              loss: half-squared-error
            parameters: { W1: [[0.3, -0.7], [0.8, 0.4]], b1: [0.1, -0.2], W2: [[0.6, -1.1]], b2: 0.2 }
            data: { x: [1, 2], y: 1 }
            tasks:
              first: { given: [W1, b1, x], returns: [a1] }
              second: { given: [W2, b2, { a1: { decimals: 2 } }], returns: [y_hat] }
              backward: { given: [W2, y, { a1: { decimals: 2 } }, b2], returns: [grad_W2, grad_z1] }
            questions:
              - { id: Q1, asks: a1 }
              - { id: Q2, asks: y_hat }
              - { id: Q3, asks: grad(W2) }
              - { id: Q4, asks: grad(z1) }
            variants: { layers: [3, 4, 2], samples: 3, count: 2 }
            """;

    @TempDir
    private Path folder;

    @Test
    void answersFollowFromTheRoundedValue_whenALeafIsRounded() throws IOException {
        AnswerKey.InstanceKey key = published(LEAF);

        assertAnswer(key, "Q1", Matrix.scalar(-0.1589437009715574), Matrix.scalar(0.00204994186359497));
        assertAnswer(
                key, "Q2", row(-0.6141984995339148, -0.713195128149776), row(0.00173880854175001, 0.00263285387567203));
        assertAnswer(
                key,
                "Q3",
                Matrix.column(-0.17321722447992055, 0.30173707426398394),
                Matrix.column(0.00035929274928254, 0.00020599583825676));
        assertAnswer(key, "Q4", Matrix.scalar(0.6715752510108255), Matrix.scalar(0.00237519824051735));
    }

    @Test
    void variantsAreRounded_whenTheirLeafIs() throws IOException {
        for (AnswerKey.InstanceKey key : AnswerKey.of(read(LEAF), SEED).instances()) {
            for (double entry :
                    Objects.requireNonNull(key.instance().leaves().get("z")).toArray()) {
                assertThat(entry * 100).as(key.instance().id()).isCloseTo(Math.rint(entry * 100), within(1e-9));
            }
        }
    }

    @Test
    void answersFollowFromTheRoundedValue_whenWhatATaskIsGivenIsRounded() throws IOException {
        AnswerKey.InstanceKey key = published(INNER);

        assertAnswer(
                key, "Q1", Matrix.column(-0.7615941559557649, 0.8853516482022625), Matrix.column(0, 0)); // not from it
        assertAnswer(key, "Q2", Matrix.scalar(-1.235), Matrix.scalar(0.0085));
        assertAnswer(key, "Q3", row(1.6986, -1.98915), row(0.01765, 0.0187675));
        assertAnswer(key, "Q4", Matrix.column(-0.5664384, 0.51112215), Matrix.column(0.01087245, 0.02142438375));
    }

    @Test
    void taskIsGivenTheRoundedValue() throws IOException {
        Problem problem = read(INNER);
        AnswerKey.InstanceKey key = AnswerKey.of(problem, SEED).instances().get(0);

        assertThat(key.given(problem.tasks().get(1).given().get(2))).isEqualTo(Matrix.column(-0.76, 0.89));
        assertThat(key.quantity(ExpressionParser.parse("a1")).at(0, 0)).isCloseTo(-0.7615941559557649, within(1e-15));
    }

    @Test
    void accepts_whatFollowsFromTheValueBeforeItWasRounded() throws IOException {
        AnswerKey.InstanceKey key = published(INNER);
        Expected slope = key.answer(read(INNER).question("Q4").orElseThrow());

        assertThat(slope.accepts(0, 0, -0.5621381693590141, Tolerance.USUAL)).isTrue();
        assertThat(slope.accepts(1, 0, 0.5304224930635119, Tolerance.USUAL)).isTrue();
    }

    @Test
    void rejects_whatIsFurtherThanTheRoundingCanMove() throws IOException {
        Expected output = published(INNER).answer(read(INNER).question("Q2").orElseThrow());

        assertThat(output.accepts(0, 0, -1.235 + 0.00849, Tolerance.USUAL)).isTrue();
        assertThat(output.accepts(0, 0, -1.235 + 0.00851, Tolerance.USUAL)).isFalse();
    }

    @Test
    void proofFindsNothing_whenMistakesStayOutside() throws IOException {
        for (String text : List.of(LEAF, INNER)) {
            assertThat(proof(text).findings()).isEmpty();
        }
    }

    @Test
    void proofNamesTheRounding_whenItHidesMistakes() throws IOException {
        String coarse = LEAF.replace("[[0.12], [0.47]], decimals: 2", "[[0.1], [0.5]], decimals: 0")
                .replace("[[0.1], [0.5]]", "[[0], [1]]");

        Message first = proof(coarse).findings().get(0);

        assertThat(first.code()).isEqualTo(MessageCode.TOLERANCE_ACCEPTS_MISTAKES);
        assertThat(first.evidence().get(1).text()).startsWith("the rounding of what is given widens it by up to ");
        assertThat(first.help()).containsExactly("give what is rounded with more decimals");
    }

    private Proof proof(String text) throws IOException {
        return new Prover(AnswerKey.of(read(text), SEED), List.of()).proveNumbers();
    }

    private AnswerKey.InstanceKey published(String text) throws IOException {
        return AnswerKey.of(read(text), SEED).instances().get(0);
    }

    private void assertAnswer(AnswerKey.InstanceKey key, String id, Matrix value, Matrix widening) throws IOException {
        Expected answer = Objects.requireNonNull(key.questions().get(id));
        assertThat(distance(answer.value(), value)).as(id).isLessThan(1e-12);
        assertThat(distance(answer.widening(), widening))
                .as("widening of " + id)
                .isLessThan(1e-12);
    }

    private static double distance(Matrix one, Matrix other) {
        return one.zip(other, (a, b) -> a - b).largestMagnitude();
    }

    private static Matrix row(double... entries) {
        return Matrix.of(new double[][] {entries});
    }

    private Problem read(String text) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
    }
}
