package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

class AnswersTest {

    private final Graph graph = Networks.graph(Set.of("W", "x"), "y = W @ x", "loss = sum(y^2)", "other = sum(3 * y)");

    private final Answers<Matrix> answers = answersWithLoss("loss");

    private Answers<Matrix> answersWithLoss(String loss) {
        return new Answers<>(
                new Backpropagation(graph),
                new Answers.Setting(
                        graph,
                        new Vocabulary(Map.of("N", 2)),
                        loss,
                        new Update(
                                UpdateRule.named("gradient-descent").orElseThrow(),
                                Map.of("learning_rate", 0.5),
                                Set.of("W"),
                                0,
                                Set.of()),
                        Map.of("eta", 0.5)),
                Map.of("W", Matrix.of(new double[][] {{1, -2}}), "x", Matrix.of(new double[][] {{3, 0}, {1, 2}})));
    }

    private Matrix answer(String question) {
        return answers.to(ExpressionParser.parse(question));
    }

    /** W x = [1, −4], so loss = 17, ∂loss/∂y = 2y, ∂loss/∂W = 2 y xᵀ = [6, −14]. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | [[7.0]]",
                "y | [[1.0, -4.0]]",
                "loss | [[17.0]]",
                "2 * y - 1 | [[1.0, -9.0]]",
                "y[0, 1] | [[-4.0]]",
                "y[-1, -2] | [[1.0]]",
                "grad(y) | [[2.0, -8.0]]",
                "grad(W) | [[6.0, -14.0]]",
                "grad(W, of=loss) | [[6.0, -14.0]]",
                "grad(W, of=other) | [[9.0, 9.0]]",
                "after(1, grad(y, of=other)) | [[3.0, 3.0]]",
                "sum(abs(grad(W))) | [[20.0]]",
                "W - eta * grad(W) | [[-2.0, 5.0]]",
                "after(1, W) | [[-2.0, 5.0]]",
                "after(1, y) | [[-1.0, 10.0]]",
                "after(1, loss) - loss | [[84.0]]",
                "count(parameters) | [[2.0]]",
                "count(x) | [[4.0]]",
                "shape(y) | [[1.0], [2.0]]",
                "shape(x.T @ W.T) | [[2.0], [1.0]]",
                "norm(W) | [[2.23606797749979]]",
                "jacobian(y, W) | [[3.0, 1.0], [0.0, 2.0]]",
                "jacobian(y, W, layout=numerator) | [[3.0, 1.0], [0.0, 2.0]]",
                "jacobian(y, W, layout=denominator) | [[3.0, 0.0], [1.0, 2.0]]",
                "after(1, jacobian(loss, y)) | [[-2.0, 20.0]]",
                "loss / N | [[8.5]]"
            })
    void answer_isTheValue(String question, String expected) {
        assertThat(answer(question)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z | z | there is no quantity `z`",
                "grad(z) | z | there is no quantity `z`",
                "grad(y + 1) | y + 1 | `grad` takes the name of a quantity, but got `(y + 1)`",
                "grad() | grad() | `grad` takes 1 argument, but got 0",
                "grad(y, W) | grad(y, W) | `grad` takes 1 argument, but got 2",
                "jacobian(y) | jacobian(y) | `jacobian` takes 2 arguments, but got 1",
                "jacobian(y, W, layout=rows) | rows | `layout` is `numerator` or `denominator`, but is `rows`",
                "jacobian(y, W, layuot=denominator) | denominator | `jacobian` has no option `layuot`",
                "grad(W, of=z) | z | there is no quantity `z`",
                "grad(W, of=2) | 2 | `of` takes the name of a quantity, but got `2`",
                "grad(W, of=y) | y | `of` takes one number, but `y` is 1×2",
                "grad(W, axis=0) | 0 | `grad` has no option `axis`",
                "norm(W, axis=0) | 0 | `norm` has no option `axis`",
                "after(W, 1) | W | `after` takes a whole number of updates from 0 to 10000, but got `W`",
                "after(1.5, W) | 1.5 | `after` takes a whole number of updates from 0 to 10000, but got `1.5`",
                "after(10001, W) | 10001 | `after` takes a whole number of updates from 0 to 10000, but got `10001`",
                "after(1) | after(1) | `after` takes 2 arguments, but got 1",
                "y + x.T @ W | x.T @ W | `@` cannot multiply 2×2 by 1×2: 2 columns meet 1 rows",
                "y[0, 2] | y[0, 2] | entry [0, 2] lies outside a 1×2 matrix, whose indices start at 0",
                "gard(W) | gard | there is no function `gard`"
            })
    void saysWhatIsWrong_andWhere(String question, String place, String message) {
        ExpressionException mistake = catchThrowableOfType(ExpressionException.class, () -> answer(question));

        assertThat(mistake).hasMessage(message);
        assertThat(question.substring(mistake.span().start(), mistake.span().end()))
                .isEqualTo(place);
    }

    @Test
    void offersValidNames_whenQuantityIsUnknown() {
        ExpressionException value = catchThrowableOfType(ExpressionException.class, () -> answer("z"));
        ExpressionException gradient = catchThrowableOfType(ExpressionException.class, () -> answer("grad(z)"));

        assertThat(value.validNames()).containsExactlyInAnyOrder("W", "x", "y", "loss", "other", "eta", "N");
        assertThat(gradient.validNames()).containsExactlyInAnyOrder("W", "x", "y", "loss", "other");
    }

    @Test
    void withoutLoss_onlyNamedNumbersAreDifferentiated() {
        Answers<Matrix> lossless = answersWithLoss("");

        assertThat(lossless.to(ExpressionParser.parse("grad(W, of=other)"))).hasToString("[[9.0, 9.0]]");
        assertThatThrownBy(() -> lossless.to(ExpressionParser.parse("grad(W)")))
                .hasMessage("there is no loss; name the number to differentiate, as in `grad(x, of=y)`");
        assertThatThrownBy(() -> lossless.to(ExpressionParser.parse("after(1, W)")))
                .hasMessage("there is no loss, and so no update");
    }
}
