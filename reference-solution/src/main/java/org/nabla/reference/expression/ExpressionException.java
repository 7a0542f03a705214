package org.nabla.reference.expression;

import java.util.Collection;
import java.util.List;

/** A mistake in an expression: what is wrong, where in its text, and which names could have stood there. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Span span;
    private final transient List<String> validNames;

    public ExpressionException(String summary, Span span) {
        this(summary, span, List.of());
    }

    public ExpressionException(String summary, Span span, Collection<String> validNames) {
        super(summary);
        this.span = span;
        this.validNames = List.copyOf(validNames);
    }

    public Span span() {
        return span;
    }

    /** The names that are known at this place; empty when the mistake is not about a name. */
    public List<String> validNames() {
        return validNames;
    }
}
