package org.nabla.report.page;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The few statistics of a class, each defined here and nowhere else. */
final class Statistics {

    /** A correlation of two submissions is always 1 or -1. */
    private static final int FEWEST = 3;

    /** Below this part of the size of the values, a spread is rounding. */
    private static final double ROUNDING = 1e-12;

    private Statistics() {}

    /** The mean; absent when there are none. */
    static OptionalDouble mean(double... values) {
        return Arrays.stream(values).average();
    }

    /**
     * The value below which a part of the others lies, between two of them in proportion: with n sorted values, the one at
     * position part·(n − 1). Absent when there are none.
     */
    static OptionalDouble quantile(double part, double... values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = part * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return OptionalDouble.of(sorted[below] + (position - below) * (sorted[above] - sorted[below]));
    }

    /**
     * The correlation of two lists after Pearson, from -1 to 1. Absent for fewer than 3 pairs, and when all values of one
     * list are the same.
     */
    static OptionalDouble correlation(double[] some, double[] others) {
        if (some.length != others.length) {
            throw new IllegalArgumentException("%d values and %d make no pairs".formatted(some.length, others.length));
        }
        if (some.length < FEWEST) {
            return OptionalDouble.empty();
        }
        double[] here = centred(some);
        double[] there = centred(others);
        double spread = Math.sqrt(product(here, here) * product(there, there));
        boolean moves = product(here, here) > ROUNDING * product(some, some)
                && product(there, there) > ROUNDING * product(others, others);
        return moves
                ? OptionalDouble.of(Math.max(-1, Math.min(1, product(here, there) / spread)))
                : OptionalDouble.empty();
    }

    private static double[] centred(double[] values) {
        double mean = mean(values).orElse(0);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double product(double[] some, double[] others) {
        double sum = 0;
        for (int i = 0; i < some.length; i++) {
            sum += some[i] * others[i];
        }
        return sum;
    }
}
