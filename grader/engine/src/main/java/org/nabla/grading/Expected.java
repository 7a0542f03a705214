package org.nabla.grading;

import org.nabla.reference.Matrix;

/**
 * The right answer to a question on an instance.
 *
 * @param scale what noise is measured by: the largest magnitude of the answer, or of what it is computed from where the
 *     answer is 0
 */
public record Expected(Matrix value, double scale) {}
