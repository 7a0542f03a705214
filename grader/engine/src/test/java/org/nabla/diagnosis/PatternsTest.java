package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

class PatternsTest {

    /** A composition in two steps, the same in one, a scaled relu, and a soft maximum. */
    private static final Map<String, Expression> DEFINITIONS = Map.of(
            "f", ExpressionParser.parse("W1 @ x + b1"),
            "k", ExpressionParser.parse("W2 @ f + b2"),
            "m", ExpressionParser.parse("W2 @ (W1 @ x + b1) + b2"),
            "a", ExpressionParser.parse("3 * relu(s)"),
            "p", ExpressionParser.parse("sigmoid(s)"),
            "E", ExpressionParser.parse("logsumexp(b * e) / b"));

    private static final Patterns PATTERNS = new Patterns(DEFINITIONS, "E", activation -> true);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sin(u_); cos(u_); 2 * sin(x + y); 2 * cos(x + y)",
                "u_ + v_; u_ - v_; a + b; a - b",
                "u_ * u_; u_^2; (x + y) * (x + y); (x + y)^2",
                "u_ * u_; u_^2; x * y; x * y",
                "u_ @ v_; v_ @ u_; W1 @ x + b1; x @ W1 + b1",
                "exp(-u_); exp(u_); 1 / (1 + exp(-z)); 1 / (1 + exp(z))",
                "sum(u_, axis=0); sum(u_, axis=1); sum(p, axis=0); sum(p, axis=1)",
                "sum(u_, axis=0); sum(u_, axis=1); sum(p, axis=1); sum(p, axis=1)",
                "x; y; x * z; y * z",
                "sin(u_); u_; sin(sin(x)); x",
                "u_ @ x_ + v_; u_ @ x_; W @ (V @ x + c) + b; W @ (V @ x)",
                "grad(u_, of=l_); l_ * u_; grad(w, of=E); E * w"
            })
    void exchange_isMadeWhereTheShapeIsFound(String from, String to, String expression, String expected) {
        Mistake.Exchange exchange = new Mistake.Exchange(ExpressionParser.parse(from), ExpressionParser.parse(to));

        assertThat(PATTERNS.exchanged(ExpressionParser.parse(expression), List.of(exchange))
                        .toString())
                .isEqualTo(ExpressionParser.parse(expected).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jacobian(k, x); B_ + A_; W1 + W2",
                "jacobian(m, x); B_ + A_; W1 + W2",
                "jacobian(k, x, layout=denominator); B_ + A_; (W1 + W2).T",
                "jacobian(f, x); B_ + A_; jacobian(f, x)",
                "jacobian(k, f); B_ + A_; jacobian(k, f)"
            })
    void condition_looksQuantitiesUp(String question, String to, String expected) {
        Map<String, Expression> where = new LinkedHashMap<>();
        where.put("k_", ExpressionParser.parse("A_ @ f_ + c_"));
        where.put("f_", ExpressionParser.parse("B_ @ x_ + d_"));

        assertAnswered(
                PATTERNS,
                question,
                new Mistake.Exchange(ExpressionParser.parse("jacobian(k_, x_)"), ExpressionParser.parse(to), where),
                expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "jacobian(a, s); slope(z_); 3 * step(s)",
                "jacobian(a, s); slope_of(h_); 3 * step(a)",
                "jacobian(p, s); slope(h_); sigmoid(p) * (1 - sigmoid(p))",
                "jacobian(p, s); g(z_) * h_; sigmoid(s) * p",
                "jacobian(f, x); slope(z_); jacobian(f, x)"
            })
    void activation_isKnownByWhatItComputes(String question, String to, String expected) {
        assertAnswered(PATTERNS, question, ofActivation(to), expected);
    }

    @Test
    void activation_mayHaveToBeOneOfAKind() {
        Patterns relus =
                new Patterns(DEFINITIONS, "E", activation -> activation.kind().equals("relu"));

        assertAnswered(relus, "jacobian(a, s)", ofActivation("z_"), "s");
        assertAnswered(relus, "jacobian(p, s)", ofActivation("z_"), "jacobian(p, s)");
    }

    @Test
    void gradient_isThatOfTheLoss_whenAQuestionDoesNotSay() {
        Map<String, Expression> where = Map.of("l_", ExpressionParser.parse("logsumexp(b_ * u_) / b_"));
        Mistake.Exchange exchange = new Mistake.Exchange(
                ExpressionParser.parse("grad(u_, of=l_)"), ExpressionParser.parse("b_ * softmax(b_ * u_)"), where);

        assertAnswered(PATTERNS, "grad(e)", exchange, "b * softmax(b * e)");
        assertAnswered(PATTERNS, "grad(b)", exchange, "grad(b)");
    }

    private static Mistake.Exchange ofActivation(String to) {
        return new Mistake.Exchange(
                ExpressionParser.parse("jacobian(h_, z_)"),
                ExpressionParser.parse(to),
                Map.of("h_", ExpressionParser.parse("g(z_)")));
    }

    private static void assertAnswered(Patterns patterns, String question, Mistake.Exchange exchange, String expected) {
        assertThat(patterns.answered(ExpressionParser.parse(question), List.of(exchange)))
                .hasToString(ExpressionParser.parse(expected).toString());
    }
}
