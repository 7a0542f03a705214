package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.grading.AnswerKey;
import org.nabla.reference.Matrix;

class TaskReaderTest {

    private static final String PROBLEM = """
            format: 1
            id: one-sample
            graph:
              inputs: { x: [2, N] }
              parameters: { W: [2, 2] }
              nodes: { s: W @ x, first: "s[:, 0]", a: 2 * first }
            parameters: { W: [[2, 3], [5, 7]] }
            data: { x: [[1, 4], [2, 6]] }
            tasks:
              twice: { given: { s: "s[:, 0]", W: W }, returns: { a: a } }
            questions: [{ id: a, asks: a }]
            """;

    @TempDir
    private Path folder;

    @Test
    void givenQuantities_canHaveNamesOfTheTask() throws IOException {
        Problem problem = ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), PROBLEM));

        Task twice = problem.tasks().get(0);
        assertThat(twice.given()).extracting(Task.Item::name).containsExactly("s", "W");
        Matrix s = AnswerKey.of(problem, 1, List.of(problem.published()))
                .instances()
                .get(0)
                .quantity(twice.given().get(0).quantity());
        assertThat(s).isEqualTo(Matrix.column(8, 19));
    }

    @Test
    void refusesToGive_whatIsNotThere() {
        String misspelt = PROBLEM.replace("W: W }", "W: V }");

        assertThatThrownBy(() -> ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), misspelt)))
                .hasMessageContaining("there is no quantity `V`");
    }
}
