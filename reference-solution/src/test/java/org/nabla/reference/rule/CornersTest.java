package org.nabla.reference.rule;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Vocabulary;

/** What each rule does where it has a corner, a pole, a tie, or numbers that overflow. */
class CornersTest {

    /** At a corner the derivative from the left is meant; for abs, the mean of both sides. */
    @ParameterizedTest
    @CsvSource({
        "relu(x), 0, 0, 0",
        "relu(x), -0.0, 0, 0",
        "relu(x), 4.9e-324, 4.9e-324, 1",
        "'leaky_relu(x, 0.25)', 0, 0, 0.25",
        "abs(x), 0, 0, 0",
        "square(x), 0, 0, 0",
        "sqrt(x), 0, 0, Infinity",
        "log(x), 0, -Infinity, Infinity"
    })
    void slope_isTheStatedOne_atCorner(String text, double x, double value, double slope) {
        assertThat(valueOf(text, x)).isEqualTo(value);
        assertThat(slopesOf(text, x).get(0)).isEqualTo(slope);
    }

    /** The true values to the nearest double: σ(800) is 1 − 4e-348, and nothing overflows on the way. */
    @ParameterizedTest
    @CsvSource({
        "sigmoid(x), 800, 1, 0",
        "sigmoid(x), -800, 0, 0",
        "tanh(x), 800, 1, 0",
        "tanh(x), -800, -1, 0",
        "softplus(x), 800, 800, 1",
        "softplus(x), -800, 0, 0",
        "exp(x), -800, 0, 0",
        "exp(x), 800, Infinity, Infinity"
    })
    void saturates_whenArgumentIsHuge(String text, double x, double value, double slope) {
        assertThat(valueOf(text, x)).isEqualTo(value);
        assertThat(slopesOf(text, x).get(0)).isEqualTo(slope);
    }

    @ParameterizedTest
    @CsvSource({"sigmoid(x)", "tanh(x)", "softplus(x)", "relu(x)", "exp(x)", "sqrt(x)", "max(x)", "softmax(x)", "sum(x)"
    })
    void passesNaNOn(String text) {
        assertThat(valueOf(text, Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"sigmoid(x), 40", "sigmoid(x), -40", "tanh(x), 1e-9", "softplus(x), -40", "softplus(x), 40"})
    void value_keepsItsDigits_farFromZero(String text, double x) {
        DfpField field = new DfpField(60);
        Operation operation = operation(text);
        Entries<Dfp> operand = Entries.of(Matrix.scalar(x), field::newDfp);
        Entries<Dfp> exact = operation.rule().witness().of(List.of(operand), operation.options(), Shape.SCALAR);
        double expected = exact.toMatrix().scalar();

        assertThat(valueOf(text, x)).isCloseTo(expected, within(4 * Math.ulp(expected)));
    }

    @Test
    void max_givesWholeGradientToFirst_whenTied() {
        assertThat(gradient("max(x)", Matrix.of(new double[][] {{1, 5, 2}, {5, 0, 5}})))
                .isEqualTo(Matrix.of(new double[][] {{0, 1, 0}, {0, 0, 0}}));
        assertThat(gradient("max(x, axis=0)", Matrix.of(new double[][] {{1, 5, 2}, {1, 0, 5}, {0, 5, 5}})))
                .isEqualTo(Matrix.of(new double[][] {{1, 1, 0}, {0, 0, 1}, {0, 0, 0}}));
        assertThat(gradient("max(x, axis=1)", Matrix.of(new double[][] {{3, 3, 3}})))
                .isEqualTo(Matrix.of(new double[][] {{1, 0, 0}}));
    }

    @Test
    void max_ofNothingButMinusInfinity_isMinusInfinity() {
        assertThat(apply("max(x)", Matrix.column(NEGATIVE_INFINITY, NEGATIVE_INFINITY)))
                .isEqualTo(Matrix.scalar(NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1000, -1000})
    void softmax_dependsOnDifferencesOnly(double shift) {
        Matrix small = Matrix.column(1, 2, 3);

        assertThat(apply("softmax(x)", small.map(x -> x + shift))).isEqualTo(apply("softmax(x)", small));
        assertThat(gradient("softmax(x)", small.map(x -> x + shift))).isEqualTo(gradient("softmax(x)", small));
    }

    @Test
    void softmax_isOneHot_whenOneEntryIsFarAbove() {
        assertThat(apply("softmax(x)", Matrix.column(1000, -1000, 0))).isEqualTo(Matrix.column(1, 0, 0));
        assertThat(gradient("softmax(x)", Matrix.column(1000, -1000, 0))).isEqualTo(Matrix.column(0, 0, 0));
    }

    /** log(e¹ + e² + e³) = 3.40760596444438 (NumPy: np.log(np.exp([1, 2, 3]).sum())). */
    @ParameterizedTest
    @ValueSource(doubles = {1000, -1000})
    void logsumexp_movesWithItsArguments(double shift) {
        assertThat(apply("logsumexp(x)", Matrix.column(1 + shift, 2 + shift, 3 + shift))
                        .scalar())
                .isCloseTo(3.40760596444438 + shift, within(1e-12));
    }

    @Test
    void minusInfinity_isAbsent_amongFiniteEntries() {
        Matrix masked = Matrix.column(1, NEGATIVE_INFINITY, 3);
        Matrix without = apply("softmax(x)", Matrix.column(1, 3));

        assertThat(apply("softmax(x)", masked)).isEqualTo(Matrix.column(without.at(0, 0), 0, without.at(1, 0)));
        assertThat(apply("logsumexp(x)", masked)).isEqualTo(apply("logsumexp(x)", Matrix.column(1, 3)));
        assertThat(gradient("logsumexp(x)", masked).at(1, 0)).isZero();
    }

    @Test
    void logsumexp_ofNothingButMinusInfinity_isMinusInfinity() {
        assertThat(apply("logsumexp(x)", Matrix.column(NEGATIVE_INFINITY, NEGATIVE_INFINITY)))
                .isEqualTo(Matrix.scalar(NEGATIVE_INFINITY));
    }

    @Test
    void logsumexp_isInfinite_whenAnEntryIs() {
        assertThat(apply("logsumexp(x)", Matrix.column(0, POSITIVE_INFINITY)))
                .isEqualTo(Matrix.scalar(POSITIVE_INFINITY));
    }

    /** A one-hot target makes most terms of a cross-entropy 0, whatever is predicted there. */
    @Test
    void xlogy_isZero_whenFactorIsZero() {
        assertThat(valueOf("xlogy(x, y)", 0, 0.5)).isZero();
        assertThat(valueOf("xlogy(x, y)", 0, 0)).isZero();
        assertThat(valueOf("xlogy(x, y)", 0.5, 0)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(slopesOf("xlogy(x, y)", 0, 0).get(1)).isZero();
        assertThat(slopesOf("xlogy(x, y)", 0, 0.5)).containsExactly(StrictMath.log(0.5), 0.0);
    }

    @Test
    void witnessOfXlogy_hasSlopeInItsFactor_evenAtZero() {
        assertThat(derivativeOfWitness("xlogy(x, y)", 0, 0, 0.5)).isEqualTo(StrictMath.log(0.5));
        assertThat(derivativeOfWitness("xlogy(x, y)", 1, 0, 0)).isZero();
    }

    /** NumPy: 0.0**0.0 is 1, and so is every other number to the power 0. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 0",
        "0, 1, 0, 1",
        "0, 2, 0, 0",
        "-2, 3, -8, 12",
        "-2, 2, 4, -4",
        "-2, -1, -0.5, -0.25",
        "-2, 0, 1, 0",
        "0, 0.5, 0, Infinity"
    })
    void power_hasSlopeInItsBase_whereLogarithmHasNone(double base, double exponent, double value, double slope) {
        assertThat(valueOf("x ^ y", base, exponent)).isEqualTo(value);
        assertThat(slopesOf("x ^ y", base, exponent).get(0)).isEqualTo(slope);
    }

    @Test
    void power_hasNoSlopeInItsExponent_whereBaseIsZero() {
        assertThat(slopesOf("x ^ y", 0, 2).get(1)).isZero();
    }

    @Test
    void witnessOfPower_hasSlopeInItsExponent_evenWhenThatIsWhole() {
        assertThat(derivativeOfWitness("x ^ y", 1, 3, 2)).isCloseTo(9 * StrictMath.log(3), within(1e-14));
    }

    @Test
    void witnessOfPower_moves_whenWholeExponentMovesALittle() {
        DfpField field = new DfpField(60);
        Dfp base = field.newDfp(3.0);
        Dfp exponent = field.newDfp(2.0).add(field.newDfp("1e-18"));
        Entries<Dfp> moved = Rules.POWER
                .witness()
                .of(
                        List.of(
                                new Entries<>(Shape.SCALAR, List.of(base)),
                                new Entries<>(Shape.SCALAR, List.of(exponent))),
                        Options.NONE,
                        Shape.SCALAR);

        Dfp rise = moved.values().get(0).subtract(field.newDfp(9.0)).divide(field.newDfp("1e-18"));

        assertThat(rise.toDouble()).isCloseTo(9 * StrictMath.log(3), within(1e-14));
    }

    /** 1/n is rounded; n · (1/n) is 0.9999999999999999 for n = 49. */
    @Test
    void mean_ofEqualNumbers_isThatNumber() {
        IntStream.rangeClosed(1, 200)
                .forEach(n -> assertThat(apply("mean(x)", Matrix.filled(new Shape(n, 1), 1)))
                        .as("of %d ones", n)
                        .isEqualTo(Matrix.scalar(1)));
    }

    private static Operation operation(String text) {
        return new Vocabulary(Map.of())
                .application(ExpressionParser.parse(text))
                .orElseThrow()
                .operation();
    }

    /** The operation a text stands for, at scalars; numbers in the text come after them. */
    private static Sample at(String text, double... operands) {
        Matrix[] scalars = Arrays.stream(operands).mapToObj(Matrix::scalar).toArray(Matrix[]::new);
        return at(text, scalars);
    }

    private static Sample at(String text, Matrix... operands) {
        Operation operation = operation(text);
        List<Matrix> given = new ArrayList<>(List.of(operands));
        if (text.startsWith("leaky_relu")) {
            given.add(Matrix.scalar(0.25));
        }
        return new Sample(operation.rule(), operation.options(), given);
    }

    private static Matrix apply(String text, Matrix operand) {
        return at(text, operand).value();
    }

    private static double valueOf(String text, double... operands) {
        return at(text, operands).value().scalar() + 0.0; // so that -0.0 is 0
    }

    /** With an upstream gradient of 1, one slope an operand. */
    private static List<Double> slopesOf(String text, double... operands) {
        Sample sample = at(text, operands);
        boolean[] wanted = new boolean[sample.operands().size()];
        Arrays.fill(wanted, true);
        return sample.gradients(Matrix.scalar(1), 0, wanted).stream()
                .map(gradient -> gradient.scalar() + 0.0) // so that -0.0 is 0
                .toList();
    }

    /** The gradient of the sum of all results. */
    private static Matrix gradient(String text, Matrix operand) {
        Sample sample = at(text, operand);
        return sample.gradients(Matrix.filled(sample.shape(), 1), 0, true).get(0);
    }

    private static double derivativeOfWitness(String text, int variable, double x, double y) {
        Operation operation = operation(text);
        List<Entries<DerivativeStructure>> operands = List.of(
                new Entries<>(Shape.SCALAR, List.of(new DerivativeStructure(2, 1, 0, x))),
                new Entries<>(Shape.SCALAR, List.of(new DerivativeStructure(2, 1, 1, y))));
        return operation
                .rule()
                .witness()
                .of(operands, operation.options(), Shape.SCALAR)
                .values()
                .get(0)
                .getAllDerivatives()[variable + 1];
    }
}
