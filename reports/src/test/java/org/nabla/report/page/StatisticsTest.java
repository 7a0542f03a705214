package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside NumPy 2.4: {@code corrcoef}, {@code quantile} with its usual method, {@code mean}. */
class StatisticsTest {

    private static final double[] SHARES = {1, 0.5, 0, 1, 0.25, 0, 1, 0.75};
    private static final double[] RESTS = {9.5, 7, 3.25, 8, 5, 4.5, 10, 6};

    @Test
    void correlation_isNumPys() {
        assertThat(Statistics.correlation(SHARES, RESTS).orElseThrow()).isCloseTo(0.9200154496796913, within(1e-12));
    }

    @Test
    void correlation_ofTheSame_isOne() {
        double[] negated = {-9.5, -7, -3.25, -8, -5, -4.5, -10, -6};

        assertThat(Statistics.correlation(RESTS, RESTS)).hasValue(1);
        assertThat(Statistics.correlation(RESTS, negated)).hasValue(-1);
    }

    @Test
    void correlation_isNotDefined_whenOneSideIsTheSameForAll() {
        double[] third = {1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3};

        assertThat(Statistics.correlation(third, RESTS)).isEmpty();
        assertThat(Statistics.correlation(RESTS, new double[8])).isEmpty();
    }

    @Test
    void correlation_isNotDefined_forTwo() {
        assertThat(Statistics.correlation(new double[] {0, 1}, new double[] {3, 5}))
                .isEmpty();
    }

    @Test
    void correlation_isRefused_whenThereAreNoPairs() {
        assertThatThrownBy(() -> Statistics.correlation(new double[2], new double[3]))
                .hasMessage("2 values and 3 make no pairs");
    }

    @ParameterizedTest
    @CsvSource({"0, 3.25", "0.25, 4.875", "0.5, 6.5", "0.75, 8.375", "1, 10.0"})
    void quantile_isNumPys(double part, double expected) {
        assertThat(Statistics.quantile(part, RESTS)).hasValue(expected);
    }

    @Test
    void nothing_hasNoMeanAndNoQuantile() {
        assertThat(Statistics.mean()).isEmpty();
        assertThat(Statistics.quantile(0.5)).isEmpty();
        assertThat(Statistics.quantile(0.5, 0.25)).hasValue(0.25);
    }
}
