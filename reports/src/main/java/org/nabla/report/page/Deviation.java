package org.nabla.report.page;

import org.nabla.reference.Matrix;

/** How far an entry is from the expected one, as a part of the largest expected entry. */
enum Deviation {
    SAME("d0", "the same, to a millionth"),
    SMALL("d1", "up to 1%"),
    MIDDLE("d2", "up to 10%"),
    LARGE("d3", "up to 100%"),
    BEYOND("d4", "more than 100%, or no finite number");

    private final String id;
    private final String words;

    Deviation(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /**
     * Of one entry.
     *
     * @param scale the largest magnitude of what is expected; where that is 0, everything else is beyond it
     */
    static Deviation of(double expected, double actual, double scale) {
        double distance = Math.abs(actual - expected);
        if (distance <= 1e-6 * scale) {
            return SAME;
        }
        if (distance <= 0.01 * scale) {
            return SMALL;
        }
        if (distance <= 0.1 * scale) {
            return MIDDLE;
        }
        return distance <= scale ? LARGE : BEYOND; // also what is not a number
    }

    /** The largest within some rows and columns. */
    static Deviation largest(Matrix expected, Matrix actual, int fromRow, int toRow, int fromColumn, int toColumn) {
        double scale = expected.largestMagnitude();
        Deviation largest = SAME;
        for (int i = fromRow; i < toRow; i++) {
            for (int j = fromColumn; j < toColumn; j++) {
                Deviation one = of(expected.at(i, j), actual.at(i, j), scale);
                largest = one.compareTo(largest) > 0 ? one : largest;
            }
        }
        return largest;
    }

    /** The name of its class in style sheets. */
    String id() {
        return id;
    }

    String words() {
        return words;
    }
}
