package org.nabla.spec;

import java.util.Map;

/** One side of a quantity's shape: a number, or a name whose number each instance chooses. */
public sealed interface Dimension {

    record Fixed(int size) implements Dimension {
        @Override
        public String toString() {
            return Integer.toString(size);
        }
    }

    record Named(String name) implements Dimension {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The size in an instance; the instance has every name. */
    default int in(Map<String, Integer> sizes) {
        if (this instanceof Fixed fixed) {
            return fixed.size();
        }
        Integer size = sizes.get(toString());
        if (size == null) {
            throw new IllegalArgumentException("no size is given for the dimension `%s`".formatted(this));
        }
        return size;
    }
}
