package org.nabla.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When a student may see how a question was judged. */
public enum Visibility {
    ALWAYS("always"),
    AFTER_DUE("after-due"),
    AFTER_PUBLISHED("after-published"),
    HIDDEN("hidden");

    private final String id;

    Visibility(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Visibility::id).toList();
    }

    public static Optional<Visibility> withId(String id) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.id.equals(id))
                .findFirst();
    }
}
