package org.nabla.grading;

import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.Tolerance;

/**
 * An answer held against the expected one: the only place where the two are compared.
 *
 * <p>Shape goes first, then NaN and infinity, then the values.
 */
public sealed interface Comparison {

    /** Every entry is within the tolerance. */
    record Equal() implements Comparison {}

    /** The values are right, arranged as something else. */
    record Rearranged(String how) implements Comparison {}

    record OtherShape(Shape expected, Shape actual) implements Comparison {}

    /** The first NaN or infinity, row after row. */
    record NotFinite(double value, int row, int column) implements Comparison {}

    record Differs(Difference difference) implements Comparison {}

    /**
     * Compares.
     *
     * @param flat the answer came as a plain vector, which has no direction of its own
     */
    static Comparison of(Expected expected, Matrix actual, boolean flat, Tolerance tolerance) {
        Shape shape = expected.value().shape();
        boolean turned =
                flat && shape.isVector() && shape.size() == actual.shape().size();
        Matrix answer = turned ? actual.reshaped(shape) : actual;
        if (!answer.shape().equals(shape)) {
            return rearranged(expected, actual, tolerance)
                    .<Comparison>map(Rearranged::new)
                    .orElseGet(() -> new OtherShape(shape, actual.shape()));
        }
        Comparison compared = entries(expected, answer, tolerance);
        boolean square = shape.rows() == shape.columns() && shape.rows() > 1;
        boolean transposed = compared instanceof Differs
                && square
                && entries(expected, answer.transpose(), tolerance) instanceof Equal;
        return transposed ? new Rearranged("the transpose of the expected matrix") : compared;
    }

    /** How the same numbers are arranged differently, if they are. */
    private static Optional<String> rearranged(Expected expected, Matrix actual, Tolerance tolerance) {
        Shape shape = expected.value().shape();
        if (actual.shape().size() != shape.size()) {
            return Optional.empty();
        }
        if (actual.shape().equals(shape.transposed())
                && entries(expected, actual.transpose(), tolerance) instanceof Equal) {
            String how = shape.isVector()
                    ? "%s where %s is due".formatted(direction(actual.shape()), direction(shape))
                    : "the transpose of the expected matrix";
            return Optional.of(how);
        }
        if (actual.shape().isVector()) {
            if (entries(expected, actual.reshaped(shape), tolerance) instanceof Equal) {
                return Optional.of("the expected matrix flattened, row after row");
            }
            Matrix byColumns = actual.reshaped(shape.transposed()).transpose();
            if (entries(expected, byColumns, tolerance) instanceof Equal) {
                return Optional.of("the expected matrix flattened, column after column");
            }
        }
        return Optional.empty();
    }

    private static String direction(Shape shape) {
        return shape.rows() == 1 ? "a row" : "a column";
    }

    private static Comparison entries(Expected expected, Matrix actual, Tolerance tolerance) {
        int mismatched = 0;
        double worstExcess = -1; // any excess is more
        Difference worst = new Difference(0, 0, 0, 0, 0, actual.shape().size());
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                double e = expected.value().at(i, j);
                double a = actual.at(i, j);
                if (!Double.isFinite(a)) {
                    return new NotFinite(a, i, j);
                }
                if (expected.accepts(i, j, a, tolerance)) {
                    continue;
                }
                mismatched++;
                double error = Math.abs(a - e);
                double excess = error - expected.allowance(i, j, tolerance);
                if (excess > worstExcess + 1e-9 * Math.abs(worstExcess)) { // of several alike, the first
                    worstExcess = excess;
                    worst = new Difference(
                            error, e == 0 ? Double.POSITIVE_INFINITY : error / Math.abs(e), i, j, 0, worst.entries());
                }
            }
        }
        return mismatched == 0
                ? new Equal()
                : new Differs(new Difference(
                        worst.absolute(), worst.relative(), worst.row(), worst.column(), mismatched, worst.entries()));
    }
}
