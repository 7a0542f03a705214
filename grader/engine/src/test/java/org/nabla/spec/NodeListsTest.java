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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.graph.Listing;

/** Tasks that hand graphs over, that give and return lists, and that call one function. */
class NodeListsTest {

    private static final String PROBLEM = """
            format: 1
            id: lists
            notation: { gradient: d }
            graph:
              inputs: { X: [n, N] }
              parameters: { w: [1, 1], u: [1, 1], W: [1, n] }
              nodes: { s: W @ X, t: tanh(s), e: "sum(t, axis=1)", E: e * w, p: w * u, q: p + w, r: 2 * q }
              loss: E
            parameters: { w: 0.5, u: 2, W: [[0.3, -0.4]] }
            data: { X: [[1, 2, 3], [0.5, 0.25, -1]] }
            update: { rule: gradient-descent, learning-rate: 0.1 }
            tasks:
              f: { %s }
            questions:
              - id: Q1
                asks: %s
            """;

    @TempDir
    private Path folder;

    private Task task(String fields, String asks) throws IOException {
        return read(fields, asks).tasks().get(0);
    }

    private Problem read(String fields, String asks) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), PROBLEM.formatted(fields, asks)));
    }

    private static List<String> names(List<Task.Item> items) {
        return items.stream().map(Task.Item::name).toList();
    }

    @Test
    void graphOfMatrices_makesListsOfQuantities() throws IOException {
        Task task = task(
                "given: { operations: operations(E), operands: operands(E), leaves: leaves(E) }, "
                        + "returns: { values: values(E), gradients: gradients(E) }",
                "\"grad(W, of=E)\"");

        assertThat(names(task.given())).containsExactly("operations", "operands", "w", "W", "X");
        assertThat(task.givenLists()).isEqualTo(Map.of("leaves", List.of("w", "W", "X")));
        assertThat(task.returnedLists())
                .isEqualTo(Map.of(
                        "values", List.of("w", "W", "X", "s", "t", "e", "E"),
                        "gradients", List.of("dw", "dW", "dX", "ds", "dt", "de", "dE")));
        assertThat(task.returned().get(9).quantity()).hasToString("grad(X, of=E)");
        assertThat(task.function()).isEqualTo("f");
    }

    @Test
    void graphOfNumbers_makesColumns() throws IOException {
        Task task = task(
                "given: { operations: operations(q), leaves: leaves(q) }, returns: { gradients: gradients(q) }",
                "gradients(q)[0]");

        assertThat(names(task.given())).containsExactly("operations", "leaves");
        assertThat(task.givenLists()).isEmpty();
        assertThat(task.returned().get(0).quantity()).hasToString("gradients(q)");
    }

    @Test
    void list_mayBeWrittenOut() throws IOException {
        Task task = task("given: { both: [w, W] }, returns: { slopes: [grad(w), \"grad(W, of=E)\"] }", "grad(w)");

        assertThat(task.givenLists()).isEqualTo(Map.of("both", List.of("w", "W")));
        assertThat(task.returnedLists()).isEqualTo(Map.of("slopes", List.of("dw", "dW")));
    }

    @Test
    void namesAndExpressions_mayStandTogether() throws IOException {
        Task task = task("given: [parameters, { o: operations(E), l: [X] }, learning_rate], returns: [dW]", "grad(W)");

        assertThat(names(task.given())).containsExactly("w", "u", "W", "o", "X", "learning_rate");
        assertThat(task.givenLists()).isEqualTo(Map.of("l", List.of("X")));
    }

    @Test
    void task_mayCallAFunctionOfAnotherName() throws IOException {
        Task task = task("call: engine, given: [X], returns: [s]", "s");

        assertThat(task.id()).isEqualTo("f");
        assertThat(task.function()).isEqualTo("engine");
    }

    @Test
    void listing_hasWhatTheOutputIsComputedFrom_leavesFirst() throws IOException {
        Problem problem = read("given: { o: operations(E) }, returns: [s]", "s");

        assertThat(NodeLists.handedOver(problem, problem.published()))
                .isEqualTo(Map.of(
                        "E",
                        new Listing(
                                List.of("w", "W", "X", "s", "t", "e", "E"),
                                List.of("input", "input", "input", "matmul", "tanh", "sum(axis=1)", "multiply"),
                                List.of(
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of(1, 2),
                                        List.of(3),
                                        List.of(4),
                                        List.of(5, 0)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "given: { o: operations(r) } | a list of the nodes of `r` needs one operation on names in each of them, but `r` has more",
                "given: { o: operations(z) } | there is no quantity `z`",
                "given: { o: operations(w) } | `operations` takes a quantity that is computed, but got `w`",
                "given: { o: 'operands(p + q)' } | `operands` takes the name of one quantity",
                "given: { o: [[w]] } | `tasks.f.given.o` must be an expression or a list of them",
                "given: { o: 'leaves(' } | leaves(",
                "call: 2x | 2x",
                "given: [q], unknown: 1 | `tasks.f.unknown`"
            })
    void saysWhy_whenAGraphCannotBeHandedOver(String given, String message) {
        assertThatThrownBy(() -> read(given + ", returns: [q]", "q"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysWhy_whenTheGraphIsToBeReturned() {
        assertThatThrownBy(() -> read("given: [w], returns: { q: q, o: operations(q) }", "q"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("`operations(q)` is words or positions, which can only be given");
    }

    @Test
    void saysWhy_whenOneNameIsTwoLists() {
        assertThatThrownBy(() -> read("given: { l: [w, u] }, returns: { l: [p, q] }", "q"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("`l` is the name of another list among what is given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "values(E) | `values` needs a graph of numbers, but `W` is 1×2",
                "gradients(w) | no task returns `gradients(w)`, which question `Q1` needs",
                "operations(q) | there is no function `operations`"
            })
    void saysWhy_whenAQuestionCannotBeAnswered(String asks, String message) {
        assertThatThrownBy(() -> read("given: [w], returns: [q]", asks))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }
}
