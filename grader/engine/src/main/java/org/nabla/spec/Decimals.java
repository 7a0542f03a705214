package org.nabla.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.nabla.reference.Matrix;

/**
 * To how many decimals values are given.
 *
 * <p>What follows from rounded values is uncertain by what half a unit of the last decimal makes of it.
 */
public record Decimals(int count) {

    /** More than this, doubles near 1 do not have. */
    public static final int MOST = 15;

    public Decimals {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("decimals must be from 0 to %d, but are %d".formatted(MOST, count));
        }
    }

    /** Each entry rounded; the middle between two goes to the even one. */
    public Matrix round(Matrix values) {
        return values.map(this::round);
    }

    private double round(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(count, RoundingMode.HALF_EVEN).doubleValue()
                : value;
    }

    /** Whether all entries are written with no more decimals than these. */
    boolean hold(Matrix values) {
        return round(values).zip(values, (rounded, value) -> rounded - value).largestMagnitude() == 0;
    }

    /** How far a rounded value may be from the value it stands for. */
    public double halfUnit() {
        return BigDecimal.valueOf(5, count + 1).doubleValue();
    }
}
