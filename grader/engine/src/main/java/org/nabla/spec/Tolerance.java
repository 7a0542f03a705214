package org.nabla.spec;

import org.nabla.reference.Matrix;

/**
 * How far an actual value may lie from the expected one and still count as equal.
 *
 * <p>It is accepted when {@code |actual − expected| ≤ absolute + relative · |expected| + noise}. The noise is a small
 * part of the scale of the whole quantity, so that 1e-17 in place of 0 is right where the other entries are near 1, and a
 * sign error on a gradient of 3e-9 is wrong where they are not. The allowance is taken from the expected side alone: a
 * wildly wrong value cannot widen its own target.
 *
 * @param growth by what factor the relative allowance grows from row to row, for histories; 1 for none
 * @param noise how large rounding may be, as a part of the scale of the whole quantity
 */
public record Tolerance(double relative, double absolute, double growth, double noise) {

    /** What a problem has that says nothing: far above rounding, far below what any mistake changes. */
    public static final Tolerance USUAL = new Tolerance(1e-6, 0);

    /** Rounding of a few ten thousand operations in a row in doubles, as a part of the values they work on. */
    public static final double NOISE = 1e-11;

    /** The same for every row, in doubles. */
    public Tolerance(double relative, double absolute) {
        this(relative, absolute, 1, NOISE);
    }

    public Tolerance {
        if (!(growth >= 1 && growth <= 2)) {
            throw new IllegalArgumentException(
                    "`tolerance.growth` must be a number from 1 to 2, but is %s".formatted(growth));
        }
        requireAllowance("relative", relative);
        requireAllowance("absolute", absolute);
        requireAllowance("noise", noise);
    }

    /**
     * Never accepts NaN or an infinity, not even when both sides are the same one.
     *
     * @param scale the largest magnitude in the quantity, or in what it is computed from when all of it is 0
     */
    public boolean accepts(double expected, double actual, double scale) {
        double error = Math.abs(actual - expected);
        return Double.isFinite(error) && error <= allowance(expected, scale);
    }

    /** Whether every entry of a value is accepted where a value of the same shape is due. */
    public boolean accepts(Matrix expected, Matrix actual) {
        double scale = expected.largestMagnitude();
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                if (!accepts(expected.at(i, j), actual.at(i, j), scale)) {
                    return false;
                }
            }
        }
        return true;
    }

    public double allowance(double expected, double scale) {
        return absolute + relative * Math.abs(expected) + noise * scale;
    }

    /** What is allowed in a later row of a history, where rounding has had time to grow. */
    public Tolerance atRow(int row) {
        return growth == 1 ? this : new Tolerance(relative * StrictMath.pow(growth, row), absolute, 1, noise);
    }

    private static void requireAllowance(String field, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "`tolerance.%s` must be a finite number of at least 0, but is %s".formatted(field, value));
        }
    }
}
