package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.graph.Vocabulary;

/** Formulas beside what a textbook prints for them. */
class MathMlTest {

    private static final MathMl MATHEMATICS = new MathMl("loss", Set.of("b", "N"));

    private static String formula(String expression) {
        Html html = new Html();
        MATHEMATICS.write(html, expression);
        return html.toString()
                .replaceAll("\\s*\n\\s*", "")
                .replaceAll("^<math[^>]*><mrow>|</mrow></math>$", "")
                .replaceAll(" (form|stretchy|accent|separator)=\"\\w+\"", "");
    }

    private static String read(String expression) {
        return formula(expression).replaceAll("<[^>]*>", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a1 | <msub><mi>a</mi><mn>1</mn></msub>",
                "loss | <mi>loss</mi>",
                "y_hat | <mover><mi>y</mi><mo>^</mo></mover>",
                "y_tilde_sample | <msub><mover><mi>y</mi><mo>~</mo></mover><mtext>sample</mtext></msub>",
                "delta4 | <msub><mi>δ</mi><mn>4</mn></msub>",
                "C_se | <msub><mi>C</mi><mtext>se</mtext></msub>",
                "a1_sample | <msub><mi>a</mi><mtext>1, sample</mtext></msub>",
                "W1.T | <msup><mrow><msub><mi>W</mi><mn>1</mn></msub></mrow><mo>⊤</mo></msup>",
                "x^2 | <msup><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></msup>",
                "sqrt(x) | <msqrt><mi>x</mi></msqrt>",
                "x / 2 | <mfrac><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></mfrac>"
            })
    void structure_isTheTextbooks(String expression, String expected) {
        assertThat(formula(expression)).isEqualTo(expected);
    }

    @Test
    void gradient_isADerivativeOfTheLoss() {
        assertThat(formula("grad(W1)"))
                .isEqualTo("<mfrac><mrow><mo>∂</mo><mi>loss</mi></mrow>"
                        + "<mrow><mo>∂</mo><msub><mi>W</mi><mn>1</mn></msub></mrow></mfrac>");
        assertThat(read("grad(W1, of=C_se)")).isEqualTo("∂Cse∂W1");
        assertThat(read("jacobian(f, x)")).isEqualTo("∂f∂x");
        assertThat(read("jacobian(f, x, layout=denominator)")).isEqualTo("∂f∂x\u00a0(denominator layout)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "W @ x + c > Wx+c",
                "(a + c) @ x > (a+c)x",
                "a - (c - d) > a−(c−d)",
                "a - c - d > a−c−d",
                "a * (c + d) > a⊙(c+d)",
                "2 * x > 2⋅x",
                "b * x > b⋅x",
                "-(a + c) > −(a+c)",
                "-a * c > −a⊙c",
                "(-a)^2 > (−a)2",
                "a @ (c @ d) > a(cd)",
                "sum(a1) > ∑a1",
                "sum(a + c) > ∑(a+c)",
                "sum(a)^2 > (∑a)2",
                "mean(a) > mean(a)",
                "abs(a - c) > |a−c|",
                "norm(a) > ‖a‖",
                "(a - c)^2 > (a−c)2",
                "square(a - c) > (a−c)2",
                "sigmoid(a) > sigmoid(a)",
                "1e-7 > 1e−7",
                "count(parameters) > number of parameters",
                "a[0, :] > a[0, :]"
            })
    void reading_isTheSame(String expression, String expected) {
        assertThat(read(expression)).isEqualTo(expected);
    }

    @Test
    void update_isSaid() {
        assertThat(read("after(1, loss)")).isEqualTo("loss\u00a0after 1 update");
        assertThat(read("after(3, W1)")).isEqualTo("W1\u00a0after 3 updates");
        assertThat(read("history(train_loss)")).isEqualTo("train_loss\u00a0by epoch");
        assertThat(read("history(train_loss)[0]")).isEqualTo("train_loss\u00a0after epoch 1");
        assertThat(read("history(train_loss)[-1]")).isEqualTo("train_loss\u00a0after the last epoch");
        assertThat(read("trained(W1)")).isEqualTo("W1\u00a0after training");
    }

    @Test
    void axis_isSaid() {
        assertThat(formula("sum(a, axis=0)")).startsWith("<munder><mo>∑</mo><mtext>rows</mtext></munder>");
        assertThat(formula("softmax(a, axis=1)")).startsWith("<msub><mi>softmax</mi><mtext>axis 1</mtext></msub>");
        assertThat(read("squared_error(y, t, axis=0, outputs=sum, samples=mean)"))
                .isEqualTo("squared error(y,t), sum over outputs, mean over samples");
    }

    @Test
    void everyFunction_isWritten() {
        for (String function : Vocabulary.functions()) {
            assertThat(read(function + "(a, b)")).as(function).isNotEmpty();
            assertThat(read(function + "(a)")).as(function).contains("a");
        }
    }

    @ParameterizedTest
    @CsvSource({"a +", "<b>", "))"})
    void code_isShown_whenItIsNoFormula(String text) {
        Html html = new Html();
        MATHEMATICS.write(html, text);

        assertThat(html.toString())
                .isEqualTo("<code>%s</code>".formatted(text.replace("<", "&lt;").replace(">", "&gt;")));
    }
}
