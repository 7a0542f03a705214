package org.nabla.reference.rule;

/** Operands whose shapes do not fit together; the message names both. */
public final class ShapeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ShapeException(String summary) {
        super(summary);
    }
}
