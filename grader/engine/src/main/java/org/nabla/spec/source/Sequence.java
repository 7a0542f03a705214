package org.nabla.spec.source;

import java.util.List;

/** Values in order. */
public record Sequence(List<Source> items, Position position) implements Source {

    public Sequence {
        items = List.copyOf(items);
    }
}
