package org.nabla.spec.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping or sequence whose end has not been met yet. */
abstract class OpenCollection {

    /** A finished value and what it weighs: how many values are in it, and how many levels of them. */
    record Built(Source value, int nodes, int height) {}

    private final Position position;
    private final Optional<String> anchor;
    private int nodes = 1;
    private int height = 1;

    OpenCollection(Position position, Optional<String> anchor) {
        this.position = position;
        this.anchor = anchor;
    }

    final Position position() {
        return position;
    }

    final Optional<String> anchor() {
        return anchor;
    }

    final void add(Built child) {
        nodes += child.nodes();
        height = Math.max(height, 1 + child.height());
        add(child.value());
    }

    final Built build() {
        return new Built(value(), nodes, height);
    }

    abstract void add(Source child);

    abstract Source value();

    static final class OfSequence extends OpenCollection {

        private final List<Source> items = new ArrayList<>();

        OfSequence(Position position, Optional<String> anchor) {
            super(position, anchor);
        }

        @Override
        void add(Source child) {
            items.add(child);
        }

        @Override
        Source value() {
            return new Sequence(items, position());
        }
    }

    static final class OfMapping extends OpenCollection {

        private final Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        private @Nullable String key;
        private Position keyPosition;

        OfMapping(Position position, Optional<String> anchor) {
            super(position, anchor);
            keyPosition = position;
        }

        boolean awaitsKey() {
            return key == null;
        }

        Optional<Mapping.Entry> earlier(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        void key(String key, Position position) {
            this.key = key;
            keyPosition = position;
        }

        @Override
        void add(Source child) {
            if (key == null) {
                throw new IllegalStateException("a value without a key");
            }
            entries.put(key, new Mapping.Entry(key, keyPosition, child));
            key = null;
        }

        @Override
        Source value() {
            return new Mapping(List.copyOf(entries.values()), position());
        }
    }
}
