package org.nabla.grading;

import org.nabla.reference.Matrix;
import org.nabla.spec.Tolerance;

/**
 * The right answer to a question on an instance.
 *
 * @param scale what noise is measured by: the largest magnitude of the answer, or of what it is computed from where the
 *     answer is 0
 * @param widening how far each entry may move with the rounding of what is given; 0 where nothing is rounded
 */
public record Expected(Matrix value, double scale, Matrix widening) {

    /** Nothing that it follows from is rounded. */
    public Expected(Matrix value, double scale) {
        this(value, scale, Matrix.filled(value.shape(), 0));
    }

    /** Whether an entry of an answer is right. */
    public boolean accepts(int row, int column, double actual, Tolerance tolerance) {
        double error = Math.abs(actual - value.at(row, column));
        return Double.isFinite(error) && error <= allowance(row, column, tolerance);
    }

    /** How far an entry of an answer may be off. */
    public double allowance(int row, int column, Tolerance tolerance) {
        return tolerance.atRow(row).allowance(value.at(row, column), scale) + widening.at(row, column);
    }
}
