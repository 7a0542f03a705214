package org.nabla.reference.calculus;

import java.util.List;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.rule.Operation;

/** A way of computing in plain doubles. */
public interface MatrixCalculus extends Calculus<Matrix> {

    @Override
    default Matrix lift(Matrix matrix) {
        return matrix;
    }

    @Override
    default Matrix lower(Matrix matrix) {
        return matrix;
    }

    @Override
    default Shape shape(Matrix matrix) {
        return matrix.shape();
    }

    @Override
    default Matrix apply(Operation operation, List<Matrix> operands) {
        return operation.apply(operands);
    }
}
