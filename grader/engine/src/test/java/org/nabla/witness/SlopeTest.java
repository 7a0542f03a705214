package org.nabla.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.witness.Slope.Fit;

/** Slopes that are known in closed form. */
class SlopeTest {

    /** The derivative of exp(2t) is 2 at 0. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e9})
    void smoothFunction_isKnownToManyDigits_whateverItsScale(double scale) {
        Slope slope = slope(t -> scale * StrictMath.exp(2 * t));

        assertThat(slope.value()).isCloseTo(2 * scale, within(1e-9 * scale));
        assertThat(slope.error()).isLessThan(2e-5 * scale).isGreaterThan(Math.abs(slope.value() - 2 * scale));
        assertThat(slope.fit(2 * scale, 2 * scale)).isEqualTo(Fit.AGREES);
        assertThat(slope.fit(2.001 * scale, 2 * scale)).isEqualTo(Fit.DISAGREES);
        assertThat(slope.fit(-2 * scale, 2 * scale)).isEqualTo(Fit.DISAGREES);
    }

    /** |t| has every slope from -1 to 1 at 0; central differences say 0. */
    @Test
    void cornerAt0_leavesOpenWhatTheSlopeIs() {
        Slope slope = slope(Math::abs);

        assertThat(DoubleStream.of(-1, 0, 1).mapToObj(claimed -> slope.fit(claimed, 1)))
                .containsOnly(Fit.OPEN);
    }

    /** A relu of slope 3 that turns on at the corner: on the left of it the slope is 0, on the right it is 3. */
    @ParameterizedTest
    @ValueSource(doubles = {2e-3, 9e-4, 5.1e-4, 3.3e-4, 1e-4, 1.1e-5, -1.1e-5, -3.3e-4, -6e-4, -9.9e-4})
    void cornerNearby_isGoneRoundByASmallerStep(double corner) {
        Slope slope = slope(t -> 5 + 3 * Math.max(t - corner, 0));
        double right = corner < 0 ? 3 : 0;

        assertThat(slope.fit(right, 3)).as("the slope at 0").isEqualTo(Fit.AGREES);
        assertThat(slope.fit(3 - right, 3)).as("the slope beyond the corner").isEqualTo(Fit.DISAGREES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 2e-6, 4e-6, -1e-7, -2e-6, -4e-6})
    void cornerTooNear_neverAccusesTheSlopeAt0(double corner) {
        Slope slope = slope(t -> 5 + 3 * Math.max(t - corner, 0));

        assertThat(slope.fit(corner < 0 ? 3 : 0, 3)).isNotEqualTo(Fit.DISAGREES);
        assertThat(slope.fit(-30, 30)).isEqualTo(Fit.DISAGREES);
    }

    /** A slope of 1e-13 beside a loss of 1 is less than rounding shows. */
    @Test
    void slopeBelowTheNoise_isOpen() {
        Slope slope = slope(t -> 1 + 1e-13 * t);

        assertThat(slope.fit(1e-13, 1e-13)).isEqualTo(Fit.OPEN);
        assertThat(slope.fit(-1e-13, 1e-13)).isEqualTo(Fit.OPEN);
        assertThat(slope.fit(1e-3, 1e-3)).isEqualTo(Fit.DISAGREES);
    }

    @Test
    void floats_takeLargerSteps() {
        DoubleUnaryOperator single = t -> (float) StrictMath.exp(2 * t);

        Slope slope = Slope.of(single, 1, Grain.FLOAT, 1e-5).orElseThrow();

        assertThat(slope.value()).isCloseTo(2, within(1e-3));
        assertThat(slope.fit(2, 2)).isEqualTo(Fit.AGREES);
        assertThat(slope.fit(-2, 2)).isEqualTo(Fit.DISAGREES);
    }

    @Test
    void flatFunction_agreesWith0Alone() {
        Slope slope = slope(t -> 0.3);

        assertThat(slope.fit(0, 0)).isEqualTo(Fit.AGREES);
        assertThat(slope.fit(1e-6, 1e-6)).isEqualTo(Fit.DISAGREES);
    }

    @Test
    void functionWithoutValues_hasNoSlope() {
        assertThat(Slope.of(t -> Double.NaN, 1, Grain.DOUBLE, 1e-5)).isEmpty();
        assertThat(Slope.of(t -> t > 0 ? Double.POSITIVE_INFINITY : 1, 1, Grain.DOUBLE, 1e-5))
                .isEmpty();
    }

    private static Slope slope(DoubleUnaryOperator function) {
        return Slope.of(function, function.applyAsDouble(0), Grain.DOUBLE, 0).orElseThrow();
    }
}
