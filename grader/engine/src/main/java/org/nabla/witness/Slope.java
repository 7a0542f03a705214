package org.nabla.witness;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The slope of a function of one number at 0, and how far it may be from the true one.
 *
 * <p>Two central differences, one with half the step of the other, give a better one together (Richardson) and say by how
 * much they differ: from curvature, from rounding, or because of a corner between the two. The second differences say
 * the same of a corner at 0 itself, which central differences do not see.
 *
 * @param flat the function had one value only, to the last bit
 */
record Slope(double value, double error, boolean flat) {

    /** Tried in this order until one is good enough: corners ask for smaller steps, rounding for larger ones. */
    private static final double[] STEPS = {1e-3, 1e-4, 1e-5, 1e-2};

    /** For values of 7 digits. */
    private static final double[] STEPS_OF_FLOATS = {3e-2, 1e-1, 1e-2};

    /** What counts as the same slope: four decimals. */
    private static final double CLOSE = 1e-4;

    /** An error that is larger than this part of the slope leaves open what the slope is. */
    private static final double MOST_ERROR = 1e-2;

    /** A corner within the steps is off by up to twice the error that is seen. */
    private static final double SAFETY = 4;

    /** How a slope that somebody claims compares. */
    enum Fit {
        AGREES,
        DISAGREES,
        OPEN
    }

    /**
     * The slope at 0.
     *
     * @param at0 the value at 0
     * @param enough an error that need not be made smaller
     * @return nothing where the function has no finite values
     */
    static Optional<Slope> of(DoubleUnaryOperator function, double at0, Grain grain, double enough) {
        Optional<Slope> best = Optional.empty();
        for (double step : grain == Grain.FLOAT ? STEPS_OF_FLOATS : STEPS) {
            Slope slope = withStep(function, at0, grain, step);
            if (!Double.isFinite(slope.value()) || !Double.isFinite(slope.error())) {
                continue;
            }
            if (best.isEmpty() || slope.error() < best.get().error()) {
                best = Optional.of(slope);
            }
            if (slope.error() <= enough) {
                break;
            }
        }
        return best;
    }

    private static Slope withStep(DoubleUnaryOperator function, double at0, Grain grain, double step) {
        double above = function.applyAsDouble(step);
        double below = function.applyAsDouble(-step);
        double halfAbove = function.applyAsDouble(step / 2);
        double halfBelow = function.applyAsDouble(-step / 2);
        double whole = (above - below) / (2 * step);
        double half = (halfAbove - halfBelow) / step;
        double bend = (above - 2 * at0 + below) / step;
        double halfBend = (halfAbove - 2 * at0 + halfBelow) / (step / 2);
        double value = (4 * half - whole) / 3; // Richardson: what is left goes with the fourth power of the step
        double corner = Math.abs(halfBend - bend / 2); // 0 but for the cube of the step where the function is smooth
        double rounding = 4 * grain.of(at0) / step;
        boolean flat = above == at0 && below == at0 && halfAbove == at0 && halfBelow == at0;
        return new Slope(value, Math.abs(value - half) + corner + rounding, flat);
    }

    /**
     * How a claim compares.
     *
     * @param scale how large the claims are of which this is the sum
     */
    Fit fit(double claimed, double scale) {
        double largest = Math.max(scale, Math.abs(value));
        if (Math.abs(claimed - value) > CLOSE * largest + SAFETY * error) {
            return Fit.DISAGREES;
        }
        boolean nothing = claimed == 0 && flat;
        return nothing || error <= MOST_ERROR * largest ? Fit.AGREES : Fit.OPEN;
    }

    /** To which part of itself it is known. */
    double precision() {
        return Math.min(MOST_ERROR, Math.max(CLOSE, SAFETY * error / Math.abs(value)));
    }

    /** Whether a claim is this slope times a factor. */
    boolean fits(double claimed, double factor, double scale) {
        return Math.abs(claimed - factor * value) <= CLOSE * scale + Math.abs(factor) * SAFETY * error;
    }
}
