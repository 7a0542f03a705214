package org.nabla.spec;

/** Whether the right numbers in another arrangement (a row for a column, transposed, flattened) cost points. */
public enum Arrangement implements Word {
    /** They do; the message names the arrangement. */
    EXACT("exact"),
    /** They do not; the report mentions the arrangement. */
    FORGIVING("forgiving");

    private final String id;

    Arrangement(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
