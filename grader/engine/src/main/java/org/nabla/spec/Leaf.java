package org.nabla.spec;

import java.util.Map;
import org.nabla.reference.Shape;

/** A quantity given from outside: a parameter or an input, with the shape it has in every instance. */
public record Leaf(String name, Dimension rows, Dimension columns) {

    public Shape shape(Map<String, Integer> sizes) {
        return new Shape(rows.in(sizes), columns.in(sizes));
    }

    @Override
    public String toString() {
        return rows + "×" + columns;
    }
}
