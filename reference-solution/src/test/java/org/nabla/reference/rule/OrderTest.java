package org.nabla.reference.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

class OrderTest {

    /** In doubles 1 + 1e16 is 1e16: from the left this sums to 0, from the right to 1. */
    private static final Matrix CANCELLING = Matrix.of(new double[][] {{1, 1e16, -1e16}});

    private static final Matrix ONES = Matrix.column(1, 1, 1);

    static Stream<Arguments> everyRuleInEveryOrder() {
        return Rules.ALL.stream()
                .flatMap(rule -> Stream.of(Order.REVERSED, Order.shuffled(1), Order.shuffled(2))
                        .map(order -> Arguments.of(rule, order)));
    }

    @ParameterizedTest
    @MethodSource("everyRuleInEveryOrder")
    void value_isTheSameButForRounding(Rule rule, Order order) {
        for (Sample sample : Sample.of(rule)) {
            Sample reordered = new Sample(order.of(rule), sample.options(), sample.operands());

            assertClose(reordered.value(), sample.value());
        }
    }

    @ParameterizedTest
    @MethodSource("everyRuleInEveryOrder")
    void gradients_areTheSameButForRounding(Rule rule, Order order) {
        boolean[] wanted = new boolean[rule.operands()];
        Arrays.fill(wanted, true);
        for (Sample sample : Sample.of(rule)) {
            Matrix upstream = counted(sample.value().shape());
            Sample reordered = new Sample(order.of(rule), sample.options(), sample.operands());

            List<Matrix> expected = sample.gradients(upstream, 0.5, wanted);
            List<Matrix> actual = reordered.gradients(upstream, 0.5, wanted);

            for (int k = 0; k < expected.size(); k++) {
                assertClose(actual.get(k), expected.get(k));
            }
        }
    }

    @Test
    void reversed_addsFromTheOtherEnd() {
        Rule sum = Order.REVERSED.of(Rules.SUM);
        Rule product = Order.REVERSED.of(Rules.MATRIX_PRODUCT);

        assertThat(Operation.of(Rules.SUM).apply(List.of(CANCELLING)).scalar()).isZero();
        assertThat(Operation.of(sum).apply(List.of(CANCELLING)).scalar()).isEqualTo(1);
        assertThat(Operation.of(Rules.MATRIX_PRODUCT)
                        .apply(List.of(CANCELLING, ONES))
                        .scalar())
                .isZero();
        assertThat(Operation.of(product).apply(List.of(CANCELLING, ONES)).scalar())
                .isEqualTo(1);
    }

    @Test
    void reversed_addsGradientsFromTheOtherEnd() {
        Sample bias = new Sample(
                Order.REVERSED.of(Rules.ADD),
                Options.NONE,
                List.of(Matrix.filled(new Shape(1, 3), 1), Matrix.scalar(1)));

        assertThat(bias.gradients(CANCELLING, 0, true, true).get(1).scalar()).isEqualTo(1);
    }

    @Test
    void shuffled_dependsOnTheSeedAlone() {
        Matrix terms = Matrix.of(new double[][] {{1, 1e16, -1e16, 3, 1e15, -1e15, 0.1, 7, 1e13, -1e13}});

        double once = Operation.of(Order.shuffled(3).of(Rules.SUM))
                .apply(List.of(terms))
                .scalar();
        double again = Operation.of(Order.shuffled(3).of(Rules.SUM))
                .apply(List.of(terms))
                .scalar();

        assertThat(again).isEqualTo(once);
        assertThat(Stream.of(1, 2, 4, 5, 6)
                        .map(seed -> Operation.of(Order.shuffled(seed).of(Rules.SUM))
                                .apply(List.of(terms))
                                .scalar()))
                .as("other seeds round otherwise")
                .anyMatch(sum -> sum != once);
    }

    private static Matrix counted(Shape shape) {
        double[] entries = new double[shape.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = 0.3 * i - 0.7;
        }
        return Matrix.of(shape, entries);
    }

    private static void assertClose(Matrix actual, Matrix expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        double scale = Math.max(1, expected.largestMagnitude());
        for (int k = 0; k < expected.toArray().length; k++) {
            assertThat(actual.toArray()[k]).isCloseTo(expected.toArray()[k], within(1e-13 * scale));
        }
    }
}
