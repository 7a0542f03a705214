package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.expression.ExpressionParser;

/** What the courses of the shipped problems call what their questions ask for. */
class QuantityNamesTest {

    private static Problem problem(String id) {
        return ProblemReader.read(
                Path.of(System.getProperty("nabla.home")).resolve("problems").resolve(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // by the prefix of the notation, `grad_`, `d` or `dC_d`
                "softmax-classifier | Q5 | grad_a3",
                "softmax-classifier | Q6 | grad_b2",
                "autoencoder | dA1 | dA1",
                "autoencoder | dB2 | dB2",
                "delta-rule | dC_db3 | dC_db3",
                // by the names that the problem's functions have for them
                "delta-rule | delta2 | delta2",
                "one-pass | delta3_1 | delta3[0, :]",
                "jacobians | J_f | J_f",
                "jacobians | J_h_equal | J_h",
                "two-layer-tanh-sigmoid | se_db2 | dC_db2",
                "autoencoder | first_train | train_loss[0]",
                "autoencoder | train | train_loss",
                // two losses in one formula: the name is that of the gradient of the first
                "autoencoder-autograd | agree_W1 | max(abs(dW1 - grad(W1, of=E)))",
                // the name `W1` is that of another quantity, and one value has none
                "autoencoder | new_W1 | after(1, W1)",
                "autoencoder | trained_W1 | trained(W1)",
                "autoencoder | Q1 | count(parameters)",
                "autoencoder | new_E | after(1, E)",
                "softmax-classifier | Q2 | sum(a1)",
                "softmax-classifier | y_hat | y_hat",
            })
    void question_isCalledAsInItsCourse(String problem, String question, String name) {
        assertThat(problem(problem).question(question)).map(Question::name).hasValue(name);
    }

    @Test
    void question_keepsTheWordsOfTheFile() {
        assertThat(problem("autoencoder").question("dA1")).map(Question::text).hasValue("grad(A1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delta-rule | grad(z3) * a2.T | delta3 * a2.T",
                "autoencoder | W2.T @ grad(A2) | W2.T @ dA2",
                "two-layer-tanh-sigmoid | grad(W2, of=C_se) @ grad(b2, of=C_se) | dC_dW2 @ dC_db2",
                "two-layer-tanh-sigmoid | grad(W2, of=C_se) - grad(W2, of=C_bce) | grad(W2, of=C_se) - grad(W2, of=C_bce)",
                "jacobians | jacobian(f, x) @ jacobian(h, x) | J_f @ jacobian(h, x)",
            })
    void partOfFormula_hasItsName_whereThatCanMeanNothingElse(String problem, String formula, String words) {
        assertThat(problem(problem).names().of(ExpressionParser.parse(formula))).isEqualTo(words);
    }
}
