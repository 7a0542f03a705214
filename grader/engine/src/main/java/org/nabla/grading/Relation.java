package org.nabla.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
            return signs(expected, actual).or(() -> partly(expected, actual)).or(() -> shifted(expected, actual));
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

    /** Right sizes, of which some have the opposite sign. */
    private static Optional<Relation> signs(Matrix expected, Matrix actual) {
        double allowed = AGREEMENT * expected.largestMagnitude();
        Matrix turned = expected.zip(
                actual, (e, a) -> Math.abs(a - e) <= allowed ? 0 : Math.abs(a + e) <= allowed ? 1 : Double.NaN);
        if (!turned.isFinite() || turned.shape().isScalar()) {
            return Optional.empty();
        }
        int entries = turned.shape().size();
        long opposite = Math.round(Arrays.stream(turned.toArray()).sum());
        String where = only(turned, "row")
                .or(() -> only(turned.transpose(), "column"))
                .map(place -> ", all of %s".formatted(place))
                .orElse("");
        return Optional.of(new Relation(
                "every size is right; the sign is the opposite in %d of %d entries%s"
                        .formatted(opposite, entries, where),
                "compare an entry whose sign is right with one whose sign is not"));
    }

    /** The one row in which all entries are marked, where no other has a mark. */
    private static Optional<String> only(Matrix marks, String name) {
        double[][] rows = marks.toRows();
        List<Integer> marked = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (Arrays.stream(rows[i]).anyMatch(mark -> mark != 0)) {
                marked.add(i);
            }
        }
        boolean whole = marked.size() == 1
                && rows.length > 1
                && marks.columns() > 1
                && Arrays.stream(rows[marked.get(0)]).allMatch(mark -> mark != 0);
        return whole ? Optional.of("%s %d".formatted(name, marked.get(0) + 1)) : Optional.empty();
    }

    /** Whole rows or columns that are right while others are not. */
    private static Optional<Relation> partly(Matrix expected, Matrix actual) {
        return partly(right(expected, actual), "row")
                .or(() -> partly(right(expected.transpose(), actual.transpose()), "column"));
    }

    /**
     * Which of the rows are right; a single one that is, or is not, is told by its number.
     *
     * @param right whether each is
     */
    private static Optional<Relation> partly(List<Boolean> right, String name) {
        int count = Collections.frequency(right, true);
        int all = right.size();
        if (count == 0 || count == all) {
            return Optional.empty();
        }
        String fact = all > 2 && count == all - 1
                ? "only %s %d is wrong".formatted(name, right.indexOf(false) + 1)
                : count == 1
                        ? "only %s %d is right".formatted(name, right.indexOf(true) + 1)
                        : "%d of %d %ss are right".formatted(count, all, name);
        return Optional.of(new Relation(fact, "compare a %s that is right with one that is not".formatted(name)));
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

    private static List<Boolean> right(Matrix expected, Matrix actual) {
        double scale = expected.largestMagnitude();
        List<Boolean> rows = new ArrayList<>();
        for (int i = 0; i < expected.rows(); i++) {
            boolean right = true;
            for (int j = 0; j < expected.columns(); j++) {
                right &= Math.abs(actual.at(i, j) - expected.at(i, j)) <= AGREEMENT * scale;
            }
            rows.add(right);
        }
        return rows;
    }
}
