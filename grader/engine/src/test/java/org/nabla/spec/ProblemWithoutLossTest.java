package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not every graph is trained: a Jacobian or a limit can be asked for where nothing is minimised. */
class ProblemWithoutLossTest {

    @TempDir
    private Path folder;

    private Problem read(String questions) throws IOException {
        String text = """
                format: 1
                id: affine
                graph:
                  inputs: { x: [2, 1] }
                  parameters: { W: [2, 2] }
                  nodes: { f: W @ x, total: sum(f) }
                parameters: { W: [[2, 3], [5, 7]] }
                data: { x: [4, 6] }
                questions: [%s]
                """;
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text.formatted(questions)));
    }

    @Test
    void isRead_andItsQuestionsGetTheUsualTasks() throws IOException {
        Problem problem = read("{ id: J, asks: 'jacobian(f, x)' }, { id: f, asks: f }");

        assertThat(problem.model().hasLoss()).isFalse();
        assertThat(problem.tasks()).extracting(Task::function).containsExactly("forward", "jacobians");
    }

    @Test
    void refusesAGradient_whenItSaysNotOfWhat() {
        assertThatThrownBy(() -> read("{ id: g, asks: grad(W) }")).hasMessageContaining("there is no loss");
    }
}
