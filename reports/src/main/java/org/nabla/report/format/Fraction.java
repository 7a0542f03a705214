package org.nabla.report.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.nabla.grading.SubmissionReport.Score;

/** The part of the points that was earned, from 0 to 1, to four decimals; 1 exactly when all were. */
final class Fraction {

    private static final int DECIMALS = 4;

    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.9999");

    private Fraction() {}

    /** To the nearest, half up. */
    static BigDecimal nearest(Score score) {
        return rounded(score, RoundingMode.HALF_UP);
    }

    /** Up, for who multiplies it by points and takes the whole ones: 0.3333 of 3 points would be none. */
    static BigDecimal up(Score score) {
        return rounded(score, RoundingMode.CEILING);
    }

    private static BigDecimal rounded(Score score, RoundingMode mode) {
        if (score.possible().signum() == 0 || score.earned().compareTo(score.possible()) >= 0) {
            return BigDecimal.ONE;
        }
        if (score.earned().signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal exact = score.earned().divide(score.possible(), DECIMALS, mode);
        return exact.min(NEARLY_ALL);
    }
}
