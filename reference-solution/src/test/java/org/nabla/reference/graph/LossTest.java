package org.nabla.reference.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionException;

class LossTest {

    /** Two outputs of three samples, a sample a column; predictions are probabilities, so that every loss takes them. */
    private static final double[][] PREDICTION = {{0.25, 0.5, 0.875}, {0.75, 0.125, 0.375}};

    private static final double[][] TARGET = {{0, 1, 0.5}, {1, 0, 0.25}};

    /** The term of one output of one sample, as a textbook writes it. */
    private static final Map<String, DoubleBinaryOperator> TERMS = Map.of(
            "cross_entropy", (p, t) -> -times(t, p),
            "binary_cross_entropy", (p, t) -> -times(t, p) - times(1 - t, 1 - p),
            "squared_error", (p, t) -> (p - t) * (p - t),
            "half_squared_error", (p, t) -> (p - t) * (p - t) / 2,
            "mean_squared_error", (p, t) -> (p - t) * (p - t));

    private static double times(double factor, double probability) {
        return factor == 0 ? 0 : factor * Math.log(probability);
    }

    @Test
    void everyLoss_isTested() {
        assertThat(Loss.ALL.stream().map(Loss::name).collect(Collectors.toSet()))
                .isEqualTo(TERMS.keySet());
    }

    /** The divisor: 2 for a mean over the outputs, times 3 for a mean over the samples. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cross_entropy | '' | 3",
                "binary_cross_entropy | '' | 3",
                "squared_error | '' | 3",
                "half_squared_error | '' | 3",
                "mean_squared_error | '' | 6",
                "cross_entropy | ', samples=sum' | 1",
                "cross_entropy | ', axis=0, samples=mean' | 3",
                "binary_cross_entropy | ', outputs=mean' | 6",
                "squared_error | ', outputs=mean, samples=sum' | 2",
                "half_squared_error | ', outputs=sum, samples=sum' | 1",
                "mean_squared_error | ', outputs=sum' | 3"
            })
    void value_isSumOfTerms_reducedAsSaid(String loss, String options, double divisor) {
        double expected = sumOfTerms(loss) / divisor;

        assertThat(value("%s(p, t%s)".formatted(loss, options), false)).isCloseTo(expected, within(1e-15 * 10));
        assertThat(value("%s(p, t, axis=1%s)".formatted(loss, options.replace(", axis=0", "")), true))
                .isCloseTo(expected, within(1e-15 * 10));
    }

    @Test
    void operands_mayBeExpressions() {
        assertThat(value("squared_error(2 * p, t + 1, samples=sum)", false))
                .isCloseTo((0.5 - 1) * (0.5 - 1) + 1 + 0.25 * 0.25 + 0.25 + 0.75 * 0.75 + 0.5 * 0.5, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "squared_error(p) | squared_error(p) | `squared_error` takes 2 arguments, the prediction and the target, but got 1",
                "squared_error(p, t, reduction=sum) | squared_error(p, t, reduction=sum) | `squared_error` has no option `reduction`",
                "squared_error(p, t, samples=max) | max | `samples` is `sum` or `mean`, but is `max`",
                "cross_entropy(p, t, outputs=0) | 0 | `outputs` is `sum` or `mean`, but is `0`",
                "cross_entropy(p, t, axis=2) | 2 | `axis` is a whole number from 0 to 1, but is `2`"
            })
    void saysWhatIsWrong_andWhere(String text, String place, String message) {
        GraphException exception =
                catchThrowableOfType(GraphException.class, () -> Graphs.graph("p t", "loss = " + text));
        ExpressionException mistake = exception.mistakes().get(0).cause();

        assertThat(mistake).hasMessage(message);
        assertThat(text.substring(mistake.span().start(), mistake.span().end())).isEqualTo(place);
    }

    @Test
    void offersWhatThereIs_whenOptionIsUnknown() {
        GraphException option = catchThrowableOfType(
                GraphException.class, () -> Graphs.graph("p t", "loss = squared_error(p, t, reduction=sum)"));
        GraphException reduction = catchThrowableOfType(
                GraphException.class, () -> Graphs.graph("p t", "loss = squared_error(p, t, samples=max)"));

        assertThat(option.mistakes().get(0).cause().validNames()).isEqualTo(List.of("axis", "outputs", "samples"));
        assertThat(reduction.mistakes().get(0).cause().validNames()).isEqualTo(List.of("sum", "mean"));
    }

    private static double sumOfTerms(String loss) {
        DoubleBinaryOperator term = TERMS.getOrDefault(loss, (p, t) -> Double.NaN);
        double sum = 0;
        for (int i = 0; i < PREDICTION.length; i++) {
            for (int j = 0; j < PREDICTION[i].length; j++) {
                sum += term.applyAsDouble(PREDICTION[i][j], TARGET[i][j]);
            }
        }
        return sum;
    }

    private static double value(String loss, boolean rows) {
        Matrix prediction = Matrix.of(PREDICTION);
        Matrix target = Matrix.of(TARGET);
        Map<String, Matrix> leaves = rows
                ? Map.of("p", prediction.transpose(), "t", target.transpose())
                : Map.of("p", prediction, "t", target);
        return Plan.at(Graphs.graph("p t", "loss = " + loss), leaves)
                .value("loss")
                .scalar();
    }
}
