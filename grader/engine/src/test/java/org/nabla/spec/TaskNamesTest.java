package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that tasks give to quantities, and the lists that numbered names make. */
class TaskNamesTest {

    private static final String PROBLEM = """
            format: 1
            id: two-units
            graph:
              inputs: { x: [1, N], y: [1, N] }
              parameters: { w2: [1, 1], w3: [1, 1] }
              nodes: { z2: w2 @ x, z3: w3 @ tanh(z2), C: "half_squared_error(z3, y)" }
              loss: C
            parameters: { w2: 0.5, w3: -0.75 }
            data: { x: [[0.25]], y: [[2.5]] }
            tasks:
              output: { given: [z3, y], returns: { delta3: grad(z3) } }
              hidden: { given: [w3, %s, z2], returns: { delta2: grad(z2)%s } }
            questions:
              - { id: Q1, asks: grad(z3) }
              - { id: Q2, asks: grad(z2) }
            """;

    @TempDir
    private Path folder;

    @Test
    void nameOfOneTask_mayBeGivenToAnother() throws IOException {
        Task hidden = read(PROBLEM.formatted("delta3", "")).tasks().get(1);

        assertThat(hidden.given()).extracting(Task.Item::name).containsExactly("w3", "delta3", "z2");
        assertThat(hidden.given().get(1).quantity()).hasToString("grad(z3)");
    }

    @Test
    void nameWithTwoMeanings_isNotGiven() {
        assertThatThrownBy(() -> read(PROBLEM.formatted("delta3", ", delta3: grad(w3)")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("`tasks.hidden.given` names `delta3`, which is not a quantity of the problem");
    }

    @Test
    void quantityOfTheProblem_goesBeforeANameOfATask() throws IOException {
        Task hidden = read(PROBLEM.formatted("x", ", x: grad(w2)")).tasks().get(1);

        assertThat(hidden.given().get(1).quantity()).hasToString("x");
    }

    @Test
    void lists_beginWhereTheProblemBegins() {
        List<String> all = List.of("a1", "a2", "a3", "w2", "w3", "b");

        assertThat(Naming.lists(List.of("w3", "b", "w2", "a1", "a2"), all))
                .isEqualTo(Map.of("w", List.of("w2", "w3"), "a", List.of("a1", "a2")));
        assertThat(Naming.lists(List.of("w3", "a2", "a3"), all)).isEmpty();
        assertThat(Naming.lists(List.of("a1", "a3"), all)).isEmpty();
    }

    private Problem read(String text) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
    }
}
