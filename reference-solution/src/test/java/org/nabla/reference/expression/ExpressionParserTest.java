package org.nabla.reference.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-a^2 | (-(a ^ 2))",
                "2^-1 | (2 ^ (-1))",
                "a^b^c | (a ^ (b ^ c))",
                "a ** b ** c | (a ^ (b ^ c))",
                "-a ** -b ** c | (-(a ^ (-(b ^ c))))",
                "(-a)^2 | ((-a) ^ 2)",
                "W1.T @ x + b1 | ((W1.T @ x) + b1)",
                "a - b - c | ((a - b) - c)",
                "a - (b - c) | (a - (b - c))",
                "a / b * c | ((a / b) * c)",
                "a @ b * c | ((a @ b) * c)",
                "a + b * c ^ d | (a + (b * (c ^ d)))",
                "a * -b | (a * (-b))",
                "a - -b | (a - (-b))",
                "--a | (-(-a))",
                "-a * b | ((-a) * b)",
                "-a.T | (-a.T)",
                "a^b.T | (a ^ b.T)",
                "(a @ b).T | (a @ b).T",
                "a.T.T | a.T.T",
                "W[0, 2]^2 | (W[0, 2] ^ 2)",
                "W[-1, - 2] | W[-1, -2]",
                "(a + b)[0] | (a + b)[0, :]",
                "W.T[0, :] | W.T[0, :]"
            })
    void precedence_isNumPys(String text, String canonical) {
        assertThat(ExpressionParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | x",
                "_x1 | _x1",
                "ŷ | ŷ",
                "θ_2 | θ_2",
                "7 | 7",
                "007 | 7",
                "1.50 | 1.5",
                ".5 | 0.5",
                "1e3 | 1000",
                "1E-3 | 0.001",
                "2.5e+2 | 250",
                "1e300 | 1.0E300",
                "1.T | 1.T",
                "f() | f()",
                "f(a,) | f(a)",
                "sum( a , axis = 0 ) | sum(a, axis=0)",
                "f(a, b, k=1, m=x) | f(a, b, k=1, m=x)",
                "f(a + b, g(c)) | f((a + b), g(c))",
                "W[1,:] | W[1, :]",
                "W[:,1] | W[:, 1]",
                "W[:] | W[:, :]",
                "b[0] | b[0, :]",
                "grad(W2)[0, 1] | grad(W2)[0, 1]"
            })
    void text_isCanonical(String text, String canonical) {
        assertThat(ExpressionParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a^2",
                "W1.T @ x + b1",
                "3 * relu(s1)",
                "sum((y_hat - y)^2, axis=0)",
                "W[0, :] * 1e-3 + 1e300",
                "after(3, loss) - 2 ** -x"
            })
    void canonicalText_readsAsItself(String text) {
        String canonical = ExpressionParser.parse(text).toString();

        assertThat(ExpressionParser.parse(canonical)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b*c", "  a + b * c  ", "a\t+\n b*c", "((a)+((b)*c))"})
    void canonicalText_doesNotDependOnSpacing(String text) {
        assertThat(ExpressionParser.parse(text)).hasToString("(a + (b * c))");
    }

    /** What an expression's span cuts out of its text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  a + b  ' | a + b",
                "' sum( a )  + b' | sum( a )  + b",
                "'W[0, 1]  ' | W[0, 1]",
                "'W .T  ' | W .T",
                "' -  a ' | -  a",
                "' a ^ 12 ' | a ^ 12",
                "' 1.5e3 ' | 1.5e3",
                "' name ' | name"
            })
    void span_coversExpressionAndNoSpaceAround(String text, String covered) {
        Span span = ExpressionParser.parse(text).span();

        assertThat(text.substring(span.start(), span.end())).isEqualTo(covered);
    }

    @Test
    void spans_areThoseOfTheParts() {
        String text = "W1.T @ x + b1[0]";
        List<String> parts = new ArrayList<>();

        ExpressionParser.parse(text)
                .walk(part -> parts.add(
                        text.substring(part.span().start(), part.span().end())));

        assertThat(parts).containsExactly("W1.T @ x + b1[0]", "W1.T @ x", "W1.T", "W1", "x", "b1[0]", "b1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'' | 0 | 0 | an expression is expected, but the text is empty",
                "'   ' | 0 | 0 | an expression is expected, but the text is empty",
                "a + | 3 | 3 | a name, a number or `(` is expected here, but the expression ends",
                "a + * b | 4 | 5 | a name, a number or `(` is expected here, but found `*`",
                "* a | 0 | 1 | a name, a number or `(` is expected here, but found `*`",
                "+a | 0 | 1 | a name, a number or `(` is expected here, but found `+`",
                "a b | 2 | 3 | an operator or the end is expected here, but found `b`",
                "a) | 1 | 2 | an operator or the end is expected here, but found `)`",
                "1. | 1 | 2 | an operator or the end is expected here, but found `.`",
                "a.Tx | 1 | 2 | an operator or the end is expected here, but found `.`",
                "a = b | 2 | 3 | an operator or the end is expected here, but found `=`",
                "a · b | 2 | 3 | an operator or the end is expected here, but found `·`",
                "a 😀 b | 2 | 4 | an operator or the end is expected here, but found `😀`",
                "(a | 2 | 2 | `)` is expected here, but the expression ends",
                "f(a, b | 6 | 6 | `)` is expected here, but the expression ends",
                "f(a b) | 4 | 5 | `)` is expected here, but found `b`",
                "f(, a) | 2 | 3 | a name, a number or `(` is expected here, but found `,`",
                "f(k=1, a) | 7 | 8 | an argument stands after an option",
                "f(1=a) | 2 | 3 | only a name may stand before `=`",
                "f(a+b=c) | 2 | 5 | only a name may stand before `=`",
                "f(k=1, k=2) | 7 | 8 | the option `k` is given twice",
                "W[] | 2 | 3 | an index is a whole number from 0, or from -1 backwards, or `:` for all",
                "W[-] | 2 | 3 | an index is a whole number from 0, or from -1 backwards, or `:` for all",
                "W[1.5] | 2 | 3 | an index is a whole number from 0, or from -1 backwards, or `:` for all",
                "W[0, i] | 5 | 6 | an index is a whole number from 0, or from -1 backwards, or `:` for all",
                "W[9999999999] | 2 | 3 | an index is a whole number from 0, or from -1 backwards, or `:` for all",
                "W[0:2] | 3 | 4 | `]` is expected here, but found `:`",
                "W[0, 1, 2] | 6 | 7 | `]` is expected here, but found `,`",
                "2 * 1e999 | 4 | 9 | a number is at most 1.7976931348623157E308, but is `1e999`"
            })
    void saysWhatIsExpectedAndWhere(String text, int start, int end, String message) {
        ExpressionException mistake = mistake(text);

        assertThat(mistake).hasMessage(message);
        assertThat(mistake.span()).isEqualTo(new Span(start, end));
        assertThat(mistake.validNames()).isEmpty();
    }

    @Test
    void says_whenBracketsAreNestedTooDeep() {
        String fits = "(".repeat(99) + "a" + ")".repeat(99);
        String tooDeep = "(".repeat(100) + "a" + ")".repeat(100);

        assertThat(ExpressionParser.parse(fits)).hasToString("a");
        assertThat(mistake(tooDeep)).hasMessage("brackets are nested more than 100 deep");
        assertThat(mistake(tooDeep).span()).isEqualTo(new Span(100, 101));
    }

    @Test
    void says_whenSignsAreNestedTooDeep() {
        assertThatCode(() -> ExpressionParser.parse("-".repeat(99) + "a")).doesNotThrowAnyException();
        assertThat(mistake("-".repeat(100) + "a")).hasMessage("signs are nested more than 100 deep");
    }

    @Test
    void says_whenPowersAreNestedTooDeep() {
        assertThat(mistake("a" + "^a".repeat(100))).hasMessage("powers are nested more than 100 deep");
        assertThat(mistake("a" + "^a".repeat(200_000))).hasMessage("powers are nested more than 100 deep");
    }

    /** Each operator makes the tree one deeper, and whoever walks it would run out of stack. */
    @ParameterizedTest
    @ValueSource(strings = {"+a", "*a", ".T", "[0]"})
    void says_whenOperatorsFollowEachOtherTooOften(String more) {
        String fits = "a" + more.repeat(1_000);
        String tooLong = "a" + more.repeat(1_001);

        assertThat(ExpressionParser.parse(fits).toString()).isNotEmpty();
        assertThat(mistake(tooLong)).hasMessage("an expression has at most 1000 operators");
        assertThat(mistake("a" + more.repeat(200_000))).hasMessage("an expression has at most 1000 operators");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingButExpressionExceptionComesOut_ofMutatedText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            String text = mutated(random);
            try {
                Expression expression = ExpressionParser.parse(text);
                String canonical = expression.toString();

                assertThat(ExpressionParser.parse(canonical)).as(text).hasToString(canonical);
                expression.walk(part -> assertThat(part.span().end()).as(text).isLessThanOrEqualTo(text.length()));
            } catch (ExpressionException e) {
                assertThat(e.span().end()).as(text).isLessThanOrEqualTo(text.length());
                assertThat(e.getMessage()).as(text).isNotBlank();
            }
        }
    }

    private static final List<String> VALID = List.of(
            "W1.T @ x + b1",
            "3 * relu(s1) - leaky_relu(a, 0.01)",
            "sum((y_hat - y)^2, axis=0)",
            "after(3, grad(W2)[0, 1]) ** -2e-3",
            "cross_entropy(softmax(a3, axis=0), y, samples=mean)",
            "-(a / b)[:, 2].T");

    private static final String PIECES = "()[],.:=+-*/@^ TaW09eE·😀\0\n\uD83Dé";

    /** A valid expression with one to six characters deleted, doubled, replaced or put in. */
    private static String mutated(SplittableRandom random) {
        StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
        int changes = random.nextInt(1, 7);
        for (int i = 0; i < changes && text.length() > 0; i++) {
            int place = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(place);
                case 1 -> text.insert(place, text.charAt(place));
                case 2 -> text.setCharAt(place, piece);
                default -> text.insert(place, piece);
            }
        }
        return text.toString();
    }

    private static ExpressionException mistake(String text) {
        return catchThrowableOfType(ExpressionException.class, () -> ExpressionParser.parse(text));
    }
}
