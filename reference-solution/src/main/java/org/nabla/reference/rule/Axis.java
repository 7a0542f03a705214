package org.nabla.reference.rule;

import org.nabla.reference.Shape;

/** The direction a reduction runs in, numbered as in NumPy; the reduced side keeps length 1. */
public enum Axis {
    /** Over all entries; the result is 1×1. */
    ALL,
    /** {@code axis=0}: down the rows; one result a column. */
    ROWS,
    /** {@code axis=1}: along the columns; one result a row. */
    COLUMNS;

    Shape reduced(Shape shape) {
        return new Shape(this == COLUMNS ? shape.rows() : 1, this == ROWS ? shape.columns() : 1);
    }

    /** How many entries make one result. */
    int length(Shape shape) {
        return this == ALL ? shape.size() : this == ROWS ? shape.rows() : shape.columns();
    }

    /** Where the result of an entry stands in the reduced matrix. */
    int target(Shape shape, int row, int column) {
        return this == ALL ? 0 : this == ROWS ? column : row;
    }
}
