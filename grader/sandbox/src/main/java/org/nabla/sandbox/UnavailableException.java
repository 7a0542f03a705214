package org.nabla.sandbox;

/** A level of isolation does not work here; whoever installed this machine can change that, or take another level. */
public final class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    UnavailableException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** Why it does not work, as a part of a sentence: {@code `bwrap` is not installed}. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** What would make it work: {@code install bubblewrap: `apt-get install bubblewrap`}. */
    public String remedy() {
        return remedy;
    }
}
