package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.expression.ExpressionParser;

class PatternsTest {

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
                "sin(u_); u_; sin(sin(x)); x"
            })
    void exchange_isMadeWhereTheShapeIsFound(String from, String to, String expression, String expected) {
        Mistake.Exchange exchange =
                new Mistake.Exchange(ExpressionParser.parse(from), ExpressionParser.parse(to), Map.of());
        Patterns patterns = new Patterns(Map.of(), "", activation -> true);

        assertThat(patterns.exchanged(ExpressionParser.parse(expression), List.of(exchange))
                        .toString())
                .isEqualTo(ExpressionParser.parse(expected).toString());
    }
}
