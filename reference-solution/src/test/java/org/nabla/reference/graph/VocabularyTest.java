package org.nabla.reference.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.Axis;
import org.nabla.reference.rule.Options;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary(Map.of("K", 5));

    static List<Rule> everyRule() {
        return Rules.ALL;
    }

    private Vocabulary.Application application(String text) {
        return vocabulary.application(ExpressionParser.parse(text)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b | +",
                "a - b | -",
                "a * b | *",
                "a / b | /",
                "a @ b | @",
                "a ^ b | ^",
                "a ** b | ^",
                "-a | negate",
                "a.T | transpose",
                "a[0] | entries",
                "xlogy(a, b) | xlogy",
                "relu(a) | relu"
            })
    void expression_standsForRule(String text, String rule) {
        assertThat(application(text).operation().rule().name()).isEqualTo(rule);
    }

    @Test
    void namesAndNumbers_standForNoRule() {
        assertThat(vocabulary.application(ExpressionParser.parse("a"))).isEmpty();
        assertThat(vocabulary.application(ExpressionParser.parse("1"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void everyRule_canBeWritten(Rule rule) {
        boolean function = Vocabulary.functions().contains(rule.name());
        boolean operator = List.of("+", "-", "*", "/", "^", "@").contains(rule.name());

        assertThat(function || operator || rule.equals(Rules.WINDOW))
                .as(rule.name())
                .isTrue();
    }

    @Test
    void functions_areInOrderAndHoldTheLosses() {
        assertThat(List.copyOf(Vocabulary.functions()))
                .isSorted()
                .contains("softmax", "cross_entropy", "half_squared_error", "onehot", "leaky_relu")
                .doesNotContain("entries", "+", "@");
    }

    @Test
    void axis_isThatOfNumPy() {
        assertThat(application("sum(a)").operation().options()).isEqualTo(new Options.Along(Axis.ALL));
        assertThat(application("sum(a, axis=0)").operation().options()).isEqualTo(new Options.Along(Axis.ROWS));
        assertThat(application("softmax(a, axis=1)").operation().options()).isEqualTo(new Options.Along(Axis.COLUMNS));
    }

    @Test
    void classes_mayBeDimension_andLieAlongRowsUnlessSaid() {
        assertThat(application("onehot(y, 3)").operation().options()).isEqualTo(new Options.Classes(3, Axis.ROWS));
        assertThat(application("onehot(y, K, axis=1)").operation().options())
                .isEqualTo(new Options.Classes(5, Axis.COLUMNS));
        assertThat(application("onehot(y, 3)").operands())
                .extracting(Expression::toString)
                .containsExactly("y");
    }

    @Test
    void window_holdsWhatBracketsSay() {
        assertThat(application("W[1, :]").operation().options())
                .isEqualTo(new Options.Window(OptionalInt.of(1), OptionalInt.empty()));
        assertThat(application("W[:, 2]").operation().options())
                .isEqualTo(new Options.Window(OptionalInt.empty(), OptionalInt.of(2)));
    }

    @Test
    void leakyRelu_leaksOneHundredth_unlessSaid() {
        assertThat(application("leaky_relu(a)").operands())
                .extracting(Expression::toString)
                .containsExactly("a", "0.01");
        assertThat(application("leaky_relu(a, 0.2)").operands())
                .extracting(Expression::toString)
                .containsExactly("a", "0.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sofmax(a) | sofmax | there is no function `sofmax`",
                "entries(a) | entries | there is no function `entries`",
                "relu(a, b) | relu(a, b) | `relu` takes 1 argument, but got 2",
                "relu() | relu() | `relu` takes 1 argument, but got 0",
                "xlogy(a) | xlogy(a) | `xlogy` takes 2 arguments, but got 1",
                "leaky_relu(a, b, c) | leaky_relu(a, b, c) | `leaky_relu` takes 2 arguments, but got 3",
                "relu(a, axis=0) | 0 | `relu` has no option `axis`",
                "sum(a, axes=0) | 0 | `sum` has no option `axes`",
                "sum(a, axis=2) | 2 | `axis` is a whole number from 0 to 1, but is `2`",
                "sum(a, axis=-1) | -1 | `axis` is a whole number from 0 to 1, but is `(-1)`",
                "sum(a, axis=0.5) | 0.5 | `axis` is a whole number from 0 to 1, but is `0.5`",
                "sum(a, axis=n) | n | `axis` is a whole number from 0 to 1, but is `n`",
                "onehot(y) | onehot(y) | `onehot` takes 2 arguments, the labels and the number of classes, but got 1",
                "onehot(y, 0) | 0 | the number of classes is a whole number from 1 to 100000, but is `0`",
                "onehot(y, M) | M | the number of classes is a whole number from 1 to 100000, but is `M`"
            })
    void saysWhatIsWrong_andWhere(String text, String place, String message) {
        ExpressionException mistake = catchThrowableOfType(ExpressionException.class, () -> application(text));

        assertThat(mistake).hasMessage(message);
        assertThat(text.substring(mistake.span().start(), mistake.span().end())).isEqualTo(place);
    }

    @Test
    void offersValidNames_whenNameIsUnknown() {
        ExpressionException function = catchThrowableOfType(ExpressionException.class, () -> application("sofmax(a)"));
        ExpressionException option =
                catchThrowableOfType(ExpressionException.class, () -> application("sum(a, axes=0)"));

        assertThat(function.validNames()).containsExactlyElementsOf(Vocabulary.functions());
        assertThat(option.validNames()).containsExactly("axis");
    }
}
