package org.nabla.submission;

/** A line from a worker that is not a reply. */
final class MalformedReplyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    MalformedReplyException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
