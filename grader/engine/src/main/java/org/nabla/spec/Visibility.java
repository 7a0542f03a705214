package org.nabla.spec;

/** When a student may see how a question was judged. */
public enum Visibility implements Word {
    ALWAYS("always"),
    AFTER_DUE("after-due"),
    AFTER_PUBLISHED("after-published"),
    HIDDEN("hidden");

    private final String id;

    Visibility(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
