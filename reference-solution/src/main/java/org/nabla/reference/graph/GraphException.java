package org.nabla.reference.graph;

import java.util.List;
import java.util.stream.Collectors;
import org.nabla.reference.expression.ExpressionException;

/** All mistakes in the expressions of a graph. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    /** A mistake in the expression of one named quantity. */
    public record Mistake(String definition, ExpressionException cause) {}

    public GraphException(List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(mistake -> "`%s`: %s"
                        .formatted(mistake.definition(), mistake.cause().getMessage()))
                .collect(Collectors.joining("; ")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
