package org.nabla.reference.rule;

import java.util.OptionalInt;
import org.nabla.reference.Shape;

/** What an operation needs to know beside its operands. */
public sealed interface Options {

    @SuppressWarnings("ClassInitializationDeadlock") // nothing creates a None before this field does
    Options NONE = new None();

    record None() implements Options {}

    /** The direction of a reduction or of a normalisation. */
    record Along(Axis axis) implements Options {}

    /** The number of classes of a one-hot code, and the axis along which they lie. */
    record Classes(int count, Axis axis) implements Options {}

    /** Entries cut out of a matrix: one row or all of them, one column or all of them, counted from 0. */
    record Window(OptionalInt row, OptionalInt column) implements Options {
        Shape shape(Shape from) {
            if (isOutside(row, from.rows()) || isOutside(column, from.columns())) {
                throw new ShapeException("entry [%s, %s] lies outside a %s matrix, whose indices start at 0"
                        .formatted(text(row), text(column), from));
            }
            return new Shape(row.isPresent() ? 1 : from.rows(), column.isPresent() ? 1 : from.columns());
        }

        private static boolean isOutside(OptionalInt index, int length) {
            return index.orElse(0) >= length || index.orElse(-1) < -length;
        }

        /** The row that an entry of what is cut out comes from. */
        int row(Shape from, int otherwise) {
            return counted(row.orElse(otherwise), from.rows());
        }

        int column(Shape from, int otherwise) {
            return counted(column.orElse(otherwise), from.columns());
        }

        /** Negative indices count from the end: -1 is the last. */
        private static int counted(int index, int length) {
            return index < 0 ? length + index : index;
        }

        private static String text(OptionalInt index) {
            return index.isPresent() ? Integer.toString(index.getAsInt()) : ":";
        }
    }

    default Axis axis() {
        if (this instanceof Along along) {
            return along.axis();
        }
        if (this instanceof Classes classes) {
            return classes.axis();
        }
        return Axis.ALL;
    }
}
