package org.nabla.report.curve;

import java.util.List;
import org.nabla.reference.Matrix;

/**
 * The least and the largest finite values of some histories.
 *
 * @param lowestPositive infinite when none is positive
 */
record Range(double low, double high, double lowestPositive) {

    static Range of(List<Matrix> histories) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double lowestPositive = Double.POSITIVE_INFINITY;
        for (Matrix history : histories) {
            for (int i = 0; i < history.rows(); i++) {
                double value = history.at(i, 0);
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    lowestPositive = value > 0 ? Math.min(lowestPositive, value) : lowestPositive;
                }
            }
        }
        return new Range(low, high, lowestPositive);
    }

    boolean isEmpty() {
        return low > high;
    }
}
