package org.nabla.submission;

import org.nabla.reference.Matrix;

/**
 * One value as a student's code returned it.
 *
 * @param rank 0 for a number, 1 for a vector, whose matrix is n×1, and 2 for a matrix
 */
public record ReturnedValue(int rank, Matrix matrix) {

    public ReturnedValue {
        if (rank < 0 || rank > 2) {
            throw new IllegalArgumentException("`rank` must be 0, 1 or 2, but is %d".formatted(rank));
        }
    }
}
