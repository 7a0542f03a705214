package org.nabla.report.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;

class AxisTest {

    private static Axis axis(double... losses) {
        return Axis.ofLosses(Range.of(List.of(Matrix.column(losses))), 6);
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0106 0.0782, 0 0.02 0.04 0.06 0.08", // reaches down to 0, which is near
        "0.0706 0.0782, 0.07 0.072 0.074 0.076 0.078 0.08", // 0 is far
        "-3 4, -4 -2 0 2 4",
        "-0.08 -0.01, -0.08 -0.06 -0.04 -0.02 0",
        "0 1, 0 0.2 0.4 0.6 0.8 1",
        "0 0, -1 -0.5 0 0.5 1",
        "0.25 0.25, 0.1 0.15 0.2 0.25 0.3 0.35 0.4",
        "0.25 0.250001, 0.1 0.15 0.2 0.25 0.3 0.35 0.4", // rounding is no curve
        "2e-9 3e-9, 2e-9 2.2e-9 2.4e-9 2.6e-9 2.8e-9 3e-9",
        "1e6 3e6, 0 5e5 1e6 1.5e6 2e6 2.5e6 3e6",
        "NaN NaN, 0 0.2 0.4 0.6 0.8 1"
    })
    void linear_hasRoundNumbers(String losses, String labels) {
        Axis axis = axis(Arrays.stream(losses.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());

        assertThat(axis.logarithmic()).isFalse();
        assertThat(String.join(" ", labels(axis))).isEqualTo(labels);
    }

    @ParameterizedTest
    @CsvSource({
        "0.02 20, 0.01 0.1 1 10 100",
        "0.02 1e300, 1 1e100 1e200 1e300",
        "1e-12 1, 1e-12 1e-10 1e-8 1e-6 0.0001 0.01 1",
        "4.9e-324 1.7e308, 1e-200 1 1e200",
        "0 0.001 5, 0.001 0.01 0.1 1 10", // 0 is no reason to show nothing else
    })
    void logarithmic_whenLossesRunOverThreeDecades(String losses, String labels) {
        Axis axis = axis(Arrays.stream(losses.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());

        assertThat(axis.logarithmic()).isTrue();
        assertThat(String.join(" ", labels(axis))).isEqualTo(labels);
    }

    @Test
    void linear_whenALossIsBelowZero() {
        assertThat(axis(-1, 1e300, 0.1).logarithmic()).isFalse();
    }

    @Test
    void position_isPartOfTheWay() {
        assertThat(axis(0, 4).position(1)).isEqualTo(0.25);
        assertThat(axis(0.01, 100).position(0.1)).isCloseTo(0.25, within(1e-15));
        assertThat(axis(-Double.MAX_VALUE, Double.MAX_VALUE).position(0)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void position_isNone_whenValueIsNotFinite(double value) {
        assertThat(axis(0, 1).position(value)).isNaN();
    }

    @Test
    void position_isNone_whenThereIsNoLogarithm() {
        assertThat(axis(0.001, 10).position(0)).isNaN();
        assertThat(axis(0.001, 10).position(-1)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1 2",
        "3, 1 2 3",
        "6, 1 2 3 4 5 6",
        "100, 1 20 40 60 80 100",
        "99, 1 20 40 60 80",
        "100000, 1 20000 40000 60000 80000 100000",
        "2147483647, 1 500000000 1000000000 1500000000 2000000000"
    })
    void epochs_areWhole(int last, String labels) {
        assertThat(String.join(" ", labels(Axis.ofEpochs(last, 6)))).isEqualTo(labels);
    }

    @Test
    void onlyEpoch_isInTheMiddle() {
        assertThat(Axis.ofEpochs(1, 6).position(1)).isEqualTo(0.5);
    }

    /** Whatever the range: few ticks, in order, each where its own label says. */
    @Test
    void ticks_areWhereTheirLabelsSay_forAnyRange() {
        SplittableRandom random = new SplittableRandom(1986);
        for (int i = 0; i < 1_000; i++) {
            double middle = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-290, 290));
            double width = middle * Math.pow(10, random.nextInt(-6, 4)) * random.nextDouble();
            Axis axis = axis(middle, middle + width);

            String name = "%s to %s: %s".formatted(middle, middle + width, axis);
            assertThat(axis.ticks()).as(name).hasSizeBetween(2, 9);
            double before = -1;
            for (Axis.Tick tick : axis.ticks()) {
                assertThat(tick.at()).as(name).isBetween(0.0, 1.0).isGreaterThan(before);
                assertThat(axis.position(Double.parseDouble(tick.label())))
                        .as(name)
                        .isCloseTo(tick.at(), within(1e-9));
                before = tick.at();
            }
            assertThat(axis.position(middle)).as(name).isBetween(0.0, 1.0);
        }
    }
}
