package org.nabla.reference.rule;

import org.nabla.reference.Shape;

/**
 * Two operands laid over a result that they are stretched to, as NumPy does: where the entries of each are found.
 *
 * <p>Operands that need no stretching along one side are taken as one long row.
 */
final class Overlay {

    final int rows;
    final int columns;

    /** From one row of the result to the next. */
    final int xDown;

    final int yDown;

    /** From one column of the result to the next. */
    final int xRight;

    final int yRight;

    Overlay(Shape x, Shape y, Shape result) {
        boolean flat = isFlat(x, result) && isFlat(y, result);
        rows = flat ? 1 : result.rows();
        columns = flat ? result.size() : result.columns();
        xDown = Strides.through(x).down();
        yDown = Strides.through(y).down();
        xRight = flat ? Math.min(1, x.size() - 1) : Strides.through(x).right();
        yRight = flat ? Math.min(1, y.size() - 1) : Strides.through(y).right();
    }

    private static boolean isFlat(Shape operand, Shape result) {
        return operand.equals(result) || operand.equals(Shape.SCALAR);
    }
}
