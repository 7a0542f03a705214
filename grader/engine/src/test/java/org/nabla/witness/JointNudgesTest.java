package org.nabla.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;

/** The loss is Σ exp(a) + 1e-2·Σ exp(b) + f·Σ exp(c), whose gradients are exp(a), 1e-2·exp(b) and f·exp(c). */
class JointNudgesTest {

    private static final Matrix A = Matrix.of(new double[][] {{0.3, -0.7, 1.1}, {0.2, 0.9, -1.3}});
    private static final Matrix B = Matrix.column(2.5, -0.4);
    private static final Matrix C = Matrix.of(new double[][] {{-1.7, 0.6}});

    private double factor = 1;

    @Test
    void rightGradients_agree_inEightLosses() {
        AtomicInteger count = new AtomicInteger();

        assertThat(agreeing(
                        moved -> {
                            count.incrementAndGet();
                            return loss(moved);
                        },
                        parts(1, 1, 1)))
                .containsExactly("a", "b", "c");
        assertThat(count).hasValue(8);
    }

    /** Also where what is wrong is a thousandth of the gradient of another parameter. */
    @ParameterizedTest
    @CsvSource({"2, 1, 1", "1, 1.01, 1", "1, 1, -1", "1, 1, 1.01", "-1, 1, -1"})
    void oneWrongGradient_isEnough(double ofA, double ofB, double ofC) {
        for (double each : new double[] {1, 0.1, 0.01}) {
            factor = each;

            assertThat(agreeing(this::loss, parts(ofA, ofB, ofC))).isEmpty();
        }
    }

    /** To be looked at alone: beside the others it could be anything. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -5})
    void gradientThatIsMuchSmaller_isNotAmongThem(double wrong) {
        factor = 1e-5;

        assertThat(agreeing(this::loss, parts(1, 1, wrong))).containsExactly("a", "b");
    }

    @Test
    void gradientOfAnotherShape_isNotAmongThem() {
        List<JointNudges.Part> parts = new ArrayList<>(parts(1, 1, 1));
        parts.set(0, new JointNudges.Part("a", A, A.transpose()));

        assertThat(agreeing(this::loss, parts)).containsExactly("b", "c");
    }

    @Test
    void one_isNoReasonToNudgeTwice() {
        AtomicInteger count = new AtomicInteger();

        assertThat(agreeing(moved -> count.incrementAndGet(), parts(1, 0, 0))).isEmpty();
        assertThat(count).hasValue(0);
    }

    /** Nothing is known of a loss that has no finite values. */
    @Test
    void brokenLoss_agreesWithNothing() {
        assertThat(agreeing(moved -> Double.NaN, parts(1, 1, 1))).isEmpty();
    }

    private List<String> agreeing(ToDoubleFunction<Map<String, Matrix>> loss, List<JointNudges.Part> parts) {
        return new JointNudges(loss, parts, loss(Map.of()), Grain.DOUBLE).agreeing();
    }

    private double loss(Map<String, Matrix> at) {
        return exponentials(at.getOrDefault("a", A))
                + 1e-2 * exponentials(at.getOrDefault("b", B))
                + factor * exponentials(at.getOrDefault("c", C));
    }

    private static double exponentials(Matrix matrix) {
        double sum = 0;
        for (double entry : matrix.toArray()) {
            sum += Math.exp(entry);
        }
        return sum;
    }

    /** What is claimed, as multiples of the gradients. */
    private List<JointNudges.Part> parts(double ofA, double ofB, double ofC) {
        return List.of(
                new JointNudges.Part("a", A, A.map(entry -> ofA * Math.exp(entry))),
                new JointNudges.Part("b", B, B.map(entry -> ofB * 1e-2 * Math.exp(entry))),
                new JointNudges.Part("c", C, C.map(entry -> ofC * factor * Math.exp(entry))));
    }
}
