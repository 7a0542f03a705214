package org.nabla.spec;

/**
 * Random numbers that are the same for the same seed on every machine and every Java.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), written out so that no
 * library's choice of algorithm can change a variant.
 */
final class SeededRandom {

    private long state;

    SeededRandom(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From 0, 1 left out, in steps of 2⁻⁵³. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** A whole number from 0, the bound left out; the bias for small bounds is below 2⁻⁵⁰. */
    int below(int bound) {
        return (int) (nextDouble() * bound);
    }

    /** Of either sign, with a magnitude between a tenth of the largest and the largest. */
    double awayFromZero(double largest) {
        double magnitude = largest * (0.1 + 0.9 * nextDouble());
        return nextDouble() < 0.5 ? -magnitude : magnitude;
    }
}
