package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.expression.Span;

class FormulaTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "((W1 @ x) + b1); W1 @ x + b1",
                "((a * b) + c) - d; a * b + c - d",
                "a - (b - c); a - (b - c)",
                "a * (b + c); a * (b + c)",
                "(y_hat - y)^2; (y_hat - y)^2",
                "(a^b)^c; (a^b)^c",
                "a^(b^c); a^b^c",
                "a^(-1); a^-1",
                "(-a)^2; (-a)^2",
                "-(a^2); -a^2",
                "-(a + b); -(a + b)",
                "(a @ b).T; (a @ b).T",
                "(W1.T) @ x; W1.T @ x",
                "sum(((a)), axis=0); sum(a, axis=0)",
                "(a + b)[0]; (a + b)[0, :]",
                "softmax((a @ b), axis=1) / 2; softmax(a @ b, axis=1) / 2"
            })
    void formula_hasTheBracketsItNeeds(String written, String expected) {
        assertThat(Formula.of(ExpressionParser.parse(written))).isEqualTo(expected);
    }

    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void formula_meansTheSame_whenReadAgain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            Expression expression = random(random, 5);

            Expression read = ExpressionParser.parse(Formula.of(expression));

            assertThat(read).asString().isEqualTo(expression.toString());
        }
    }

    private static Expression random(SplittableRandom random, int depth) {
        Span span = new Span(0, 0);
        if (depth == 0) {
            return new Expression.Name("abc".substring(random.nextInt(3)), span);
        }
        Expression inner = random(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> new Expression.Negation(inner, span);
            case 1 -> new Expression.Transpose(inner, span);
            case 2 -> new Expression.Number(random.nextInt(9), span);
            default ->
                new Expression.Binary(
                        "+-*/@^".charAt(random.nextInt(6)), inner, random(random, random.nextInt(depth)), span);
        };
    }
}
