package org.nabla.reference.expression;

/** The place of a piece of text: from {@code start}, up to but without {@code end}, both counted from 0. */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a span runs forward from 0, but is %d to %d".formatted(start, end));
        }
    }

    public Span to(Span last) {
        return new Span(start, last.end);
    }
}
