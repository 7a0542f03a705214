package org.nabla.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.source.Position;

/**
 * One quantity asked for.
 *
 * @param choices when not empty, the answer counts as the choice that is nearest to it
 */
public record Question(String id, Asked asked, Marking marking, Keys keys, List<Matrix> choices, Position position) {

    public Question {
        choices = List.copyOf(choices);
    }

    /** One whose quantity is called as the problem file writes it. */
    public Question(
            String id,
            String text,
            Expression asks,
            Marking marking,
            Keys keys,
            List<Matrix> choices,
            Position position) {
        this(id, new Asked(text, asks, text), marking, keys, choices, position);
    }

    /**
     * The quantity.
     *
     * @param text the expression as the problem file has it
     * @param name what it is called in the course, for people
     */
    public record Asked(String text, Expression expression, String name) {}

    /** The expression as the problem file has it. */
    public String text() {
        return asked.text();
    }

    /** The expression. */
    public Expression asks() {
        return asked.expression();
    }

    /** What the quantity is called in the course: {@code dA1} for {@code grad(A1)}. */
    public String name() {
        return asked.name();
    }

    Question called(String name) {
        return new Question(id, new Asked(text(), asks(), name), marking, keys, choices, position);
    }

    /** What it is worth and how it is judged. */
    public record Marking(
            BigDecimal points, Tolerance tolerance, Share share, Visibility visibility, Criterion criterion) {

        /** Judged by equality with the reference. */
        public Marking(BigDecimal points, Tolerance tolerance, Share share, Visibility visibility) {
            this(points, tolerance, share, visibility, Criterion.EQUAL);
        }
    }

    /** What the instructor typed: the expected value, and a published one that is known to be wrong. */
    public record Keys(Optional<TypedKey> expected, Optional<Published> published) {
        public static final Keys NONE = new Keys(Optional.empty(), Optional.empty());
    }

    /** A key that was published and is wrong, and the misconceptions that lead to it. */
    public record Published(TypedKey key, List<String> because) {
        public Published {
            because = List.copyOf(because);
        }
    }
}
