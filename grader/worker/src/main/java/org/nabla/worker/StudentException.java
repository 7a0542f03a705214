package org.nabla.worker;

/** What the student's own code threw. */
final class StudentException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Throwable thrown;

    StudentException(Throwable thrown) {
        super(null, null, false, false);
        this.thrown = thrown;
    }

    Throwable thrown() {
        return thrown;
    }
}
