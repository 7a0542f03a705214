package org.nabla.grading;

import java.util.Optional;
import org.nabla.reference.Matrix;

/**
 * A simple relation between a wrong answer and the right one that can be told without giving the right one away.
 *
 * @param fact what was seen
 * @param advice where to look
 */
record Relation(String fact, String advice) {

    /** Two factors that agree to this part are one factor; far below the distance of any two that mean something. */
    private static final double AGREEMENT = 1e-6;

    /**
     * What relates the two, if anything simple does.
     *
     * @param samples how many samples the instance has; 0 when it has none
     */
    static Optional<Relation> between(Matrix expected, Matrix actual, int samples) {
        Optional<Double> factor = factor(expected, actual);
        if (factor.isEmpty()) {
            return partly(expected, actual).or(() -> shifted(expected, actual));
        }
        double f = factor.get();
        if (near(f, -1)) {
            return Optional.of(new Relation(
                    "the size is right, the sign is the opposite",
                    "look at the direction of each difference and of the step"));
        }
        if (samples > 1 && near(f, samples)) {
            return Optional.of(new Relation(
                    "the value is %d times too large, and there are %d samples".formatted(samples, samples),
                    "compare with the statement how often the number of samples divides"));
        }
        if (samples > 1 && near(f, 1.0 / samples)) {
            return Optional.of(new Relation(
                    "the value is %d times too small, and there are %d samples".formatted(samples, samples),
                    "compare with the statement how often the number of samples divides"));
        }
        if (near(f, 0)) {
            return Optional.of(new Relation("the value is 0", "look for the factor that makes it vanish"));
        }
        return Optional.of(new Relation(
                "every entry is off by one factor, %s".formatted(Numbers.text(f, 4)),
                "look for a constant that is there once too often, or is missing"));
    }

    /** The one number that all entries are multiplied by, if there is one. */
    private static Optional<Double> factor(Matrix expected, Matrix actual) {
        double scale = expected.largestMagnitude();
        double[] e = expected.toArray();
        double[] a = actual.toArray();
        int largest = 0;
        for (int i = 1; i < e.length; i++) {
            largest = Math.abs(e[i]) > Math.abs(e[largest]) ? i : largest;
        }
        if (scale == 0) {
            return Optional.empty();
        }
        double factor = a[largest] / e[largest];
        for (int i = 0; i < e.length; i++) {
            if (Math.abs(a[i] - factor * e[i]) > AGREEMENT * scale * Math.max(1, Math.abs(factor))) {
                return Optional.empty();
            }
        }
        boolean told = e.length > 1 || near(Math.abs(factor), 1) || near(factor, 0) || isSimple(factor);
        return told ? Optional.of(factor) : Optional.empty();
    }

    /** One number alone is always a multiple of another; only a factor with a meaning says something. */
    private static boolean isSimple(double factor) {
        double f = Math.abs(factor) < 1 ? 1 / Math.abs(factor) : Math.abs(factor);
        return near(f, Math.rint(f)) && f < 100;
    }

    private static boolean near(double factor, double value) {
        return Math.abs(factor - value) <= AGREEMENT * Math.max(1, Math.abs(value));
    }

    /** Whole rows or columns that are right while others are not. */
    private static Optional<Relation> partly(Matrix expected, Matrix actual) {
        int rows = right(expected, actual);
        int columns = right(expected.transpose(), actual.transpose());
        if (rows > 0 && expected.rows() > 1) {
            return Optional.of(new Relation(
                    "%d of %d rows are right".formatted(rows, expected.rows()),
                    "compare a row that is right with one that is not"));
        }
        if (columns > 0 && expected.columns() > 1) {
            return Optional.of(new Relation(
                    "%d of %d columns are right".formatted(columns, expected.columns()),
                    "compare a column that is right with one that is not"));
        }
        return Optional.empty();
    }

    /** Off by a column or by a row that is added everywhere: what a missing bias looks like. */
    private static Optional<Relation> shifted(Matrix expected, Matrix actual) {
        if (isSameInEveryColumn(expected, actual)) {
            return Optional.of(new Relation(
                    "the difference is the same in every column",
                    "look for what is added to every column alike: is it there, and once?"));
        }
        if (isSameInEveryColumn(expected.transpose(), actual.transpose())) {
            return Optional.of(new Relation(
                    "the difference is the same in every row",
                    "look for what is added to every row alike: is it there, and once?"));
        }
        return Optional.empty();
    }

    private static boolean isSameInEveryColumn(Matrix expected, Matrix actual) {
        double allowed = AGREEMENT * Math.max(expected.largestMagnitude(), actual.largestMagnitude());
        boolean same = expected.columns() > 1;
        for (int i = 0; i < expected.rows(); i++) {
            double first = actual.at(i, 0) - expected.at(i, 0);
            for (int j = 1; j < expected.columns(); j++) {
                same &= Math.abs(actual.at(i, j) - expected.at(i, j) - first) <= allowed;
            }
        }
        return same;
    }

    private static int right(Matrix expected, Matrix actual) {
        double scale = expected.largestMagnitude();
        int count = 0;
        for (int i = 0; i < expected.rows(); i++) {
            boolean right = true;
            for (int j = 0; j < expected.columns(); j++) {
                right &= Math.abs(actual.at(i, j) - expected.at(i, j)) <= AGREEMENT * scale;
            }
            count += right ? 1 : 0;
        }
        return count;
    }
}
