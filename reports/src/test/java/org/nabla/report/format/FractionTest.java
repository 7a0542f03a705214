package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.grading.SubmissionReport.Score;

class FractionTest {

    @ParameterizedTest
    @CsvSource({
        "5.5, 10, 0.55, 0.55",
        "1, 3, 0.3333, 0.3334", // a platform that takes whole points of 3 must come to 1
        "2, 3, 0.6667, 0.6667",
        "0, 3, 0, 0",
        "3, 3, 1, 1",
        "0, 0, 1, 1",
        "999999, 1000000, 0.9999, 0.9999", // 1 is for all points alone
        "0.000001, 1000000, 0, 0.0001",
        "3.000001, 3, 1, 1",
        "-0.000001, 3, 0, 0"
    })
    void fraction_isBetweenNothingAndAll(String earned, String possible, String nearest, String up) {
        Score score = new Score(new BigDecimal(earned), new BigDecimal(possible));

        assertThat(Fraction.nearest(score)).isEqualByComparingTo(nearest);
        assertThat(Fraction.up(score)).isEqualByComparingTo(up);
    }
}
