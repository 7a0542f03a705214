package org.nabla.spec;

/**
 * How far an actual value may lie from the expected one and still count as equal.
 *
 * <p>It is accepted when {@code |actual − expected| ≤ absolute + relative · |expected| + noise}. The noise is a small
 * part of the scale of the whole quantity, so that 1e-17 in place of 0 is right where the other entries are near 1, and a
 * sign error on a gradient of 3e-9 is wrong where they are not. The allowance is taken from the expected side alone: a
 * wildly wrong value cannot widen its own target.
 */
public record Tolerance(double relative, double absolute) {

    /** What a problem has that says nothing: far above rounding, far below what any mistake changes. */
    public static final Tolerance USUAL = new Tolerance(1e-6, 0);

    /** Rounding of a few ten thousand operations in a row, as a part of the values they work on. */
    public static final double NOISE = 1e-11;

    public Tolerance {
        requireAllowance("relative", relative);
        requireAllowance("absolute", absolute);
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

    public double allowance(double expected, double scale) {
        return absolute + relative * Math.abs(expected) + NOISE * scale;
    }

    private static void requireAllowance(String field, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "`tolerance.%s` must be a finite number of at least 0, but is %s".formatted(field, value));
        }
    }
}
