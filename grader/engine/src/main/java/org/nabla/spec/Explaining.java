package org.nabla.spec;

/** Where a student reads why a mistake is one. */
public enum Explaining implements Word {
    /** With {@code nabla explain}; the report holds the hint. */
    ON_REQUEST("on-request"),
    /** In the report, below the hint. */
    IN_REPORT("in-report");

    private final String id;

    Explaining(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
