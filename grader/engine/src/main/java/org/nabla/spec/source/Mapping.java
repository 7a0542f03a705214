package org.nabla.spec.source;

import java.util.List;
import java.util.Optional;

/** Values by name, in the order in which they are written; no name comes twice. */
public record Mapping(List<Entry> entries, Position position) implements Source {

    /** One name and its value. */
    public record Entry(String key, Position keyPosition, Source value) {}

    public Mapping {
        entries = List.copyOf(entries);
    }

    public Optional<Source> get(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }
}
