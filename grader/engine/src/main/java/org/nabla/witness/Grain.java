package org.nabla.witness;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import org.nabla.reference.Matrix;

/** How finely values are told, as the values themselves show. */
public enum Grain {
    /** All digits of a double. */
    DOUBLE(8 * 0x1p-52),
    /** Seven digits. */
    FLOAT(4 * 0x1p-23),
    /** Rounded to a few decimals: a function with steps has no slope. */
    ROUNDED(Double.POSITIVE_INFINITY);

    /** Numbers such as 0, 1 and 0.5 say nothing about how they came about. */
    private static final int MOST_SIMPLE_BITS = 12;

    /** A double that happens to have no more decimals than this is one of ten million. */
    private static final int MOST_DECIMALS = 7;

    /** Of what is rounded; all digits of a large double leave no room for decimals either. */
    private static final int MOST_DIGITS = 12;

    private final double relative;

    Grain(double relative) {
        this.relative = relative;
    }

    /** By how much a value of this size may be off for its rounding. */
    double of(double value) {
        return relative * Math.abs(value);
    }

    /** The coarsest of several matrices; each must be coarse throughout to count. */
    public static Grain coarsest(Collection<Matrix> matrices) {
        Grain coarsest = DOUBLE;
        for (Matrix matrix : matrices) {
            Grain grain = of(matrix);
            coarsest = grain.compareTo(coarsest) > 0 ? grain : coarsest;
        }
        return coarsest;
    }

    private static Grain of(Matrix matrix) {
        double[] telling = Arrays.stream(matrix.toArray())
                .filter(Double::isFinite)
                .filter(value -> !isSimple(value))
                .toArray();
        if (telling.length == 0) {
            return DOUBLE;
        }
        if (Arrays.stream(telling).allMatch(Grain::isShort)) {
            return ROUNDED;
        }
        return Arrays.stream(telling).allMatch(value -> value == (float) value) ? FLOAT : DOUBLE;
    }

    private static boolean isSimple(double value) {
        long fraction = Double.doubleToLongBits(value) & ((1L << 52) - 1);
        return Long.numberOfTrailingZeros(fraction) >= 52 - MOST_SIMPLE_BITS;
    }

    private static boolean isShort(double value) {
        BigDecimal shortest = BigDecimal.valueOf(value);
        return shortest.scale() <= MOST_DECIMALS && shortest.precision() <= MOST_DIGITS;
    }
}
