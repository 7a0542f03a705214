package org.nabla.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether the right numbers in another arrangement (a row for a column, transposed, flattened) cost points. */
public enum Arrangement {
    /** They do; the message names the arrangement. */
    EXACT("exact"),
    /** They do not; the report mentions the arrangement. */
    FORGIVING("forgiving");

    private final String id;

    Arrangement(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Arrangement::id).toList();
    }

    public static Optional<Arrangement> withId(String id) {
        return Arrays.stream(values())
                .filter(arrangement -> arrangement.id.equals(id))
                .findFirst();
    }
}
