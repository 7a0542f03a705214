package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nabla.reference.calculus.CalculusTest.assertClose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.graph.Graph;

/** Jacobians against their closed forms, by every way of computing them. */
class JacobianTest {

    /** Central differences of values up to 10 with a step of 6e-6; the other ways are exact to rounding. */
    private static final double TOLERANCE = 1e-9;

    private static final Matrix X = Matrix.of(new double[][] {{0.5, -1, 2}, {1.5, 0.25, -0.75}});

    static List<Function<Graph, Calculus<?>>> everyWay() {
        return List.of(Backpropagation::new, CentralDifferences::new, ForwardMode::new, FortyDigits::new);
    }

    /** ∂sᵢ/∂xⱼ = sᵢ (δᵢⱼ − sⱼ), which is diag(s) − s sᵀ. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void softmax_isDiagonalMinusOuterProduct(Function<Graph, Calculus<?>> way) {
        double[] e = {Math.exp(0.5), Math.exp(-1), Math.exp(2)};
        double total = e[0] + e[1] + e[2];
        double[][] expected = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                expected[i][j] = e[i] / total * ((i == j ? 1 : 0) - e[j] / total);
            }
        }

        Matrix actual = jacobian(way, "softmax(x, axis=0)", Map.of("x", Matrix.column(0.5, -1, 2)), "x");

        assertClose(actual, Matrix.of(expected), TOLERANCE, "softmax");
    }

    /** Samples do not see each other: in a batch of columns, entry (i, n) depends on entries (·, n) only. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void batch_hasZerosBetweenSamples(Function<Graph, Calculus<?>> way) {
        Matrix actual = jacobian(way, "softmax(x, axis=0)", Map.of("x", X), "x");

        assertThat(actual.shape()).isEqualTo(new Shape(6, 6));
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 6; column++) {
                boolean sameSample = row % 3 == column % 3;
                assertThat(Math.abs(actual.at(row, column)) > 1e-3)
                        .as("[%d, %d]", row, column)
                        .isEqualTo(sameSample);
            }
        }
    }

    /** y = Wx: ∂yᵢ/∂xⱼ = Wᵢⱼ, and ∂yᵢ/∂Wₖₗ = δᵢₖ xₗ with the entries of W row after row. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void product_isLaidOutRowAfterRow(Function<Graph, Calculus<?>> way) {
        Map<String, Matrix> leaves = Map.of("W", X, "x", Matrix.column(7, 8, 9));

        assertClose(jacobian(way, "W @ x", leaves, "x"), X, TOLERANCE, "x");
        assertClose(
                jacobian(way, "W @ x", leaves, "W"),
                Matrix.of(new double[][] {{7, 8, 9, 0, 0, 0}, {0, 0, 0, 7, 8, 9}}),
                TOLERANCE,
                "W");
    }

    /** With W1 = W2 = W, (g ∘ f)(x) = W (W x + b) + b has the Jacobian W², and f + g has 2 W. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void affineMaps_composeAsTheirMatrices(Function<Graph, Calculus<?>> way) {
        Map<String, Matrix> leaves = Map.of(
                "W", Matrix.of(new double[][] {{1, 2}, {3, 4}}), "b", Matrix.column(5, 6), "x", Matrix.column(-1, 2));

        assertClose(
                jacobian(way, "W @ (W @ x + b) + b", leaves, "x"),
                Matrix.of(new double[][] {{7, 10}, {15, 22}}),
                TOLERANCE,
                "composition");
        assertClose(
                jacobian(way, "(W @ x + b) + (W @ x + b)", leaves, "x"),
                Matrix.of(new double[][] {{2, 4}, {6, 8}}),
                TOLERANCE,
                "sum");
    }

    /** ∂(x.T)/∂x is a permutation, here written out. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void transpose_isPermutation(Function<Graph, Calculus<?>> way) {
        Matrix actual = jacobian(way, "x.T", Map.of("x", Matrix.of(new double[][] {{1, 2}, {3, 4}})), "x");

        assertClose(
                actual,
                Matrix.of(new double[][] {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}}),
                TOLERANCE,
                "transpose");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void quantity_withRespectToItself_isIdentity(Function<Graph, Calculus<?>> way) {
        assertClose(
                jacobian(way, "x + 0", Map.of("x", Matrix.column(1, 2)), "y"),
                Matrix.of(new double[][] {{1, 0}, {0, 1}}),
                TOLERANCE,
                "y");
    }

    private static Matrix jacobian(
            Function<Graph, Calculus<?>> way, String expression, Map<String, Matrix> leaves, String wrt) {
        return jacobian(way.apply(Networks.graph(leaves.keySet(), "y = " + expression)), leaves, wrt);
    }

    private static <M> Matrix jacobian(Calculus<M> calculus, Map<String, Matrix> leaves, String wrt) {
        Map<String, M> lifted = new LinkedHashMap<>();
        leaves.forEach((name, value) -> lifted.put(name, calculus.lift(value)));
        return calculus.lower(calculus.jacobian("y", wrt, lifted));
    }
}
