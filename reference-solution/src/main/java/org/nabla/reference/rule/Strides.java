package org.nabla.reference.rule;

import org.nabla.reference.Shape;

/** How far the next entries of a matrix are; a single row or column is used again for all of them. */
record Strides(int down, int right) {
    static Strides through(Shape shape) {
        return new Strides(shape.rows() == 1 ? 0 : shape.columns(), shape.columns() == 1 ? 0 : 1);
    }
}
