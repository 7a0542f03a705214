package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;

/** The values that document 003 prints, and the one it gets wrong. */
class ClassifierTest {

    /** Documents print arrays with eight decimals. */
    private static final double PRINTED = 0.5e-8;

    private final Answers<Matrix> answers = Networks.answers(Networks.classifier());

    private Matrix answer(String question) {
        return answers.to(ExpressionParser.parse(question));
    }

    @Test
    void q1_countsParameters() {
        assertThat(answer("count(parameters)")).isEqualTo(Matrix.scalar(36));
    }

    /** Printed with all digits; sums of three terms may round differently from NumPy's in the last place. */
    @ParameterizedTest
    @CsvSource({
        "sum(a1), 5.44766562448759",
        "sum(h1), 2.5749524957231924",
        "sum(a2), 6.460166773282592",
        "sum(h2), 2.63139309587371",
        "sum(a3), 4.874920988265703",
        "sum(y_hat), 1",
        "loss, 0.8563785622753882"
    })
    void q2ToQ4_areThePrintedNumbers(String question, double printed) {
        assertThat(answer(question).scalar()).isCloseTo(printed, within(2 * Math.ulp(printed)));
    }

    @ParameterizedTest
    @CsvSource({
        "a1, 1.5350184, 1.98250233, 1.93014489",
        "h1, 0.82273938, 0.87894766, 0.87326546",
        "y_hat, 0.23691422, 0.33838847, 0.42469732",
        "grad(a3), 0.23691422, 0.33838847, -0.57530268",
        "grad(b3), 0.23691422, 0.33838847, -0.57530268",
        "grad(h2), 0.1954864, -0.11722488, -0.08814526",
        "grad(a2), 0.01838198, -0.01997644, -0.0038401",
        "grad(b2), 0.01838198, -0.01997644, -0.0038401",
        "grad(h1), 0.00571305, 0.01326947, -0.01908499",
        "grad(a1), 0.00083319, 0.00141185, -0.00211219",
        "grad(b1), 0.00083319, 0.00141185, -0.00211219",
        "'grad(W3)[0, :].T', 0.21202113, 0.18529411, 0.2260992",
        "'grad(W3)[1, :].T', 0.30283325, 0.26465862, 0.3229412",
        "'grad(W3)[2, :].T', -0.51485438, -0.44995274, -0.5490404",
        "'grad(W2)[0, :].T', 0.01512358, 0.0161568, 0.01605235",
        "'grad(W2)[1, :].T', -0.0164354, -0.01755824, -0.01744473",
        "'grad(W2)[2, :].T', -0.0031594, -0.00337525, -0.00335343",
        "'grad(W1)[0, :].T', 0.00083319, 0, 0.00083319",
        "'grad(W1)[1, :].T', 0.00141185, 0, 0.00141185",
        "'grad(W1)[2, :].T', -0.00211219, 0, -0.00211219",
        "'after(1, W1)[0, :].T', 0.54798032, 0.71518937, 0.60193019",
        "'after(1, W1)[1, :].T', 0.54347133, 0.4236548, 0.64448226",
        "'after(1, W1)[2, :].T', 0.4396994, 0.891773, 0.96577495"
    })
    void vectors_areThePrintedOnes(String question, double first, double second, double third) {
        Matrix vector = answer(question);

        assertThat(vector.rows()).isEqualTo(3);
        assertThat(vector.toArray()).containsExactly(new double[] {first, second, third}, within(PRINTED));
    }

    /** The document's 6.590823679375906 comes from updating b3 with the gradient of W3 and summing y_hat. */
    @Test
    void q7_isTheRightLossAfterOneUpdate() {
        assertThat(answer("after(1, loss)").scalar()).isCloseTo(0.07253330081047, within(0.5e-14));
    }

    @ParameterizedTest
    @CsvSource({"W1", "b1", "W2", "b2", "W3", "b3"})
    void gradients_areNumPysToTheLastDigits(String parameter) {
        Matrix expected = Networks.classifier().expectedGradient(parameter);

        Matrix actual = answer("grad(%s)".formatted(parameter));

        assertThat(actual.toArray()).containsExactly(expected.toArray(), within(1e-16));
    }
}
