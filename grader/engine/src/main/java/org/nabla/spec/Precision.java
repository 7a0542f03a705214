package org.nabla.spec;

/**
 * The numbers a problem expects submissions to compute with; the reference always computes with doubles.
 *
 * <p>What a problem allows when it says nothing follows from it, and so does how little it may allow.
 */
public enum Precision implements Word {
    /** Doubles, of 16 digits. */
    FLOAT64("float64", Tolerance.USUAL.relative(), Tolerance.NOISE, 0),

    /**
     * Of 7 digits: one rounding is at most 2⁻²⁴ = 6e-8 of a value. A few dozen operations in a row stay below 2e-6 of the
     * values they work on; what is allowed is fifty times that.
     */
    FLOAT32("float32", 1e-4, 2e-6, 2e-6);

    private final String id;
    private final double relative;
    private final double noise;
    private final double leastRelative;

    Precision(String id, double relative, double noise, double leastRelative) {
        this.id = id;
        this.relative = relative;
        this.noise = noise;
        this.leastRelative = leastRelative;
    }

    @Override
    public String id() {
        return id;
    }

    /** What a problem allows that says nothing about tolerances. */
    public Tolerance usual() {
        return new Tolerance(relative, 0, 1, noise);
    }

    /** Below this a right solution would be marked wrong for its rounding. */
    public double leastRelative() {
        return leastRelative;
    }
}
