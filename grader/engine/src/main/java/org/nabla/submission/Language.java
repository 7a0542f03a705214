package org.nabla.submission;

/** What a submission is written in. */
public enum Language {
    JAVA("java"),
    ANSWERS("answers");

    private final String id;

    Language(String id) {
        this.id = id;
    }

    /** The name that reports and the command line use. */
    public String id() {
        return id;
    }
}
