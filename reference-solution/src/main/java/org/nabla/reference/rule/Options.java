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
            if (row.orElse(0) >= from.rows() || column.orElse(0) >= from.columns()) {
                throw new ShapeException("entry [%s, %s] lies outside a %s matrix, whose indices start at 0"
                        .formatted(text(row), text(column), from));
            }
            return new Shape(row.isPresent() ? 1 : from.rows(), column.isPresent() ? 1 : from.columns());
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
