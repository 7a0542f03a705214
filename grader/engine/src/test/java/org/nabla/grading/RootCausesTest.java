package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

class RootCausesTest {

    private static final Path PROBLEMS =
            Path.of(System.getProperty("nabla.home")).resolve("problems");

    @ParameterizedTest
    @CsvSource({
        // problem, wrong questions, the one to begin with, its quantity, what the course calls it
        "delta-rule, a3 z4 a4 C, a3, a3, a3",
        "delta-rule, a4 C dC_dw4, a4, a4, a4",
        "delta-rule, dC_dw2 delta2 delta3, delta3, grad(z3), delta3",
        "delta-rule, delta4 delta3 C_after, delta4, grad(z4), delta4",
        "delta-rule, dC_dw4 dC_db4 dC_db2, dC_dw4, grad(w4), dC_dw4",
        "two-layer-3relu, dC_dW1 dC_db1, dC_dW1, grad(W1), dC_dW1",
        "two-layer-3relu, C_after_2 C_after_1 new_W1, new_W1, 'after(1, W1)', 'after(1, W1)'",
        "two-layer-3relu, C_after_2 C_after_1, C_after_1, 'after(1, C)', C_after_1",
        "jacobians, k J_f J_k, k, k, k",
        "jacobians, J_k J_f, J_f, 'jacobian(f, x)', J_f",
        "softmax-softargmax, s_inf lse_inf, lse_inf, lse_inf, lse_inf",
        "autoencoder, train last_train dW1, dW1, grad(W1), dW1",
        // what lies beside the way to the loss is no reason for anything on it
        "delta-rule, delta4 dC_dw4 delta_squared, delta4, grad(z4), delta4",
        "delta-rule, C_after delta_squared, delta_squared, 'jacobian(C_squared, z)', delta_squared",
        "softmax-softargmax, gradient jacobian, gradient, grad(e), grad_e",
    })
    void cause_followsFromNoOtherWrongQuantity(String id, String wrong, String question, String quantity, String name) {
        Problem problem = ProblemReader.read(PROBLEMS.resolve(id));
        List<String> ids = List.of(wrong.split(" ", -1));
        List<QuestionResult> results = problem.questions().stream()
                .filter(asked -> ids.contains(asked.id()))
                .map(asked -> new QuestionResult(asked, List.of(wrong())))
                .toList();

        assertThat(results).hasSameSizeAs(ids);
        assertThat(RootCauses.of(problem, results)).contains(new SubmissionReport.RootCause(question, quantity, name));
    }

    private static InstanceResult wrong() {
        Message message = Message.of(MessageCode.VALUE_DIFFERS, "it differs", "here");
        Expected expected = new Expected(Matrix.scalar(1), 1);
        return new InstanceResult(
                "published", new Verdict.Incorrect(message), expected, Optional.empty(), Optional.empty());
    }
}
