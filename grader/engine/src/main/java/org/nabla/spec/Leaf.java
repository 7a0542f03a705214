package org.nabla.spec;

import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/**
 * A quantity given from outside: a parameter or an input, with the shape it has in every instance.
 *
 * @param labels there when its entries are class numbers
 * @param decimals there when its values are rounded
 */
public record Leaf(
        String name, Dimension rows, Dimension columns, Optional<Labels> labels, Optional<Decimals> decimals) {

    public Leaf(String name, Dimension rows, Dimension columns) {
        this(name, rows, columns, Optional.empty(), Optional.empty());
    }

    /** Class numbers. */
    Leaf(String name, Dimension rows, Dimension columns, Labels labels) {
        this(name, rows, columns, Optional.of(labels), Optional.empty());
    }

    /** The same, with values that are rounded. */
    Leaf rounded(Decimals places) {
        return new Leaf(name, rows, columns, labels, Optional.of(places));
    }

    /** Values as they are given. */
    Matrix given(Matrix values) {
        return decimals.map(places -> places.round(values)).orElse(values);
    }

    public Shape shape(Map<String, Integer> sizes) {
        return new Shape(rows.in(sizes), columns.in(sizes));
    }

    /** Whether it is one number in every instance. */
    boolean isNumber() {
        Dimension one = new Dimension.Fixed(1);
        return rows.equals(one) && columns.equals(one);
    }

    @Override
    public String toString() {
        return rows + "×" + columns;
    }
}
