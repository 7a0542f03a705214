package org.nabla.report.format.quiz;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as quizzes take them: digits and a point, never an exponent, since importers take what is no number for "anything". */
final class Digits {

    /** As many as every double keeps. */
    private static final MathContext KEPT = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final MathContext TOLERANCE = new MathContext(3, RoundingMode.CEILING);

    private Digits() {}

    static BigDecimal value(double number) {
        return new BigDecimal(number).round(KEPT);
    }

    /** A little more rather than less. */
    static BigDecimal tolerance(double number) {
        return new BigDecimal(number).round(TOLERANCE);
    }

    /** Half of what the last of so many significant digits is worth, in a number of this size. */
    static BigDecimal halfUnit(double magnitude, int significant) {
        int exponent = new BigDecimal(magnitude).precision() - new BigDecimal(magnitude).scale();
        return BigDecimal.valueOf(5).scaleByPowerOfTen(exponent - significant - 1);
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The shortest that reads back as the same double, whatever the Java version prints. */
    static String shortest(double number) {
        return plain(new BigDecimal(NumberOutput.toString(number, true)));
    }
}
