package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionGivenTest {

    private static final String PROBLEM = """
            format: 1
            id: two-layers
            network:
              inputs: 2
              layers: [{ units: 3, activation: tanh }, { units: 2, activation: identity }]
              loss: half-squared-error
            parameters: { W1: [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], b1: [1, 2, 3], W2: [[1, 2, 3], [4, 5, 6]], b2: [1, 2] }
            data: { x: [1, 2], y: [3, 4] }
            questions:
              - { id: Q1, asks: loss, given: [z2, grad_z2] }
              - { id: Q2, asks: sum(a1) }
            """;

    @TempDir
    private Path folder;

    @Test
    void tasksThatAnswer_areGivenMore_whenAQuestionSaysSo() throws IOException {
        List<Task> tasks = read(PROBLEM).tasks();

        assertThat(tasks).extracting(Task::function).containsExactly("forward", "loss");
        assertThat(names(tasks.get(0))).containsExactly("W1", "b1", "W2", "b2", "x");
        assertThat(names(tasks.get(1))).containsExactly("y_hat", "y", "z2", "grad_z2");
        assertThat(tasks.get(1).given().get(3).quantity()).hasToString("grad(z2)");
    }

    @Test
    void namesTheField_whenWhatIsGivenIsNoQuantity() {
        assertThatThrownBy(() -> read(PROBLEM.replace("[z2, grad_z2]", "[z9]")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("`questions[0].given` names `z9`, which is not a quantity of the problem")
                .hasMessageContaining("problem.yaml:10:35");
    }

    private Problem read(String text) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
    }

    private static List<String> names(Task task) {
        return task.given().stream().map(Task.Item::name).toList();
    }
}
