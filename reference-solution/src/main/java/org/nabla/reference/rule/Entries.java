package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/**
 * A matrix over any field of commons-math3: 40-digit decimals, or numbers that carry their derivatives.
 *
 * @param values row after row
 */
public record Entries<T extends RealFieldElement<T>>(Shape shape, List<T> values) {

    public Entries {
        values = List.copyOf(values);
        if (values.size() != shape.size()) {
            throw new IllegalArgumentException("%d values do not fill %s".formatted(values.size(), shape));
        }
    }

    public static <T extends RealFieldElement<T>> Entries<T> of(Matrix matrix, Function<Double, T> lift) {
        List<T> values = new ArrayList<>();
        for (double entry : matrix.toArray()) {
            values.add(lift.apply(entry));
        }
        return new Entries<>(matrix.shape(), values);
    }

    /** Each value rounded to the nearest double. */
    public Matrix toMatrix() {
        return Matrix.of(
                shape, values.stream().mapToDouble(RealFieldElement::getReal).toArray());
    }

    public T at(int row, int column) {
        return values.get(row * shape.columns() + column);
    }

    public Entries<T> map(UnaryOperator<T> function) {
        return new Entries<>(shape, values.stream().map(function).toList());
    }

    public Entries<T> with(int index, T value) {
        List<T> changed = new ArrayList<>(values);
        changed.set(index, value);
        return new Entries<>(shape, changed);
    }
}
