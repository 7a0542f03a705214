package org.nabla.grading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.nabla.reference.Matrix;

/** Numbers as a person reads them: six significant digits, and no more entries than fit on a line. */
public final class Numbers {

    private static final int DIGITS = 6;

    /** A matrix with more entries than this is shown by its worst entry only. */
    private static final int MOST_ENTRIES = 12;

    private Numbers() {}

    public static String text(double value) {
        return text(value, DIGITS);
    }

    public static String text(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        boolean plain = exponent >= -5 && exponent < 10;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return plain ? stripped.toPlainString() : scientific(stripped, exponent);
    }

    private static String scientific(BigDecimal value, int exponent) {
        return value.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    public static boolean isShort(Matrix matrix) {
        return matrix.shape().size() <= MOST_ENTRIES;
    }

    /** A scalar as a number, anything else in NumPy's brackets. */
    public static String text(Matrix matrix) {
        if (matrix.shape().isScalar()) {
            return text(matrix.scalar());
        }
        List<String> rows = new ArrayList<>();
        for (double[] row : matrix.toRows()) {
            List<String> entries = new ArrayList<>();
            for (double entry : row) {
                entries.add(text(entry));
            }
            rows.add("[" + String.join(", ", entries) + "]");
        }
        return "[" + String.join(", ", rows) + "]";
    }
}
