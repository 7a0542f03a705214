package org.nabla.reference.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.Span;

class ListingTest {

    private static Listing listing(Graph graph, String output) {
        return Listing.of(graph, new Expression.Name(output, new Span(0, output.length())));
    }

    @Test
    void everyNode_standsBehindItsOperands_howeverTheFileIsOrdered() {
        Graph graph = Graphs.graph("y x unused", "c = b * b", "d = c - y", "b = x + y", "other = exp(x)");

        assertThat(listing(graph, "d"))
                .isEqualTo(new Listing(
                        List.of("y", "x", "b", "c", "d"),
                        List.of("input", "input", "add", "multiply", "subtract"),
                        List.of(List.of(), List.of(), List.of(1, 0), List.of(2, 2), List.of(3, 0))));
        assertThat(listing(graph, "d").leaves()).containsExactly("y", "x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + y | add",
                "x - y | subtract",
                "x * y | multiply",
                "x / y | divide",
                "x ^ y | power",
                "x @ y | matmul",
                "-x | negate",
                "x.T | transpose",
                "sum(x) | sum",
                "sum(x, axis=0) | sum(axis=0)",
                "mean(x, axis=1) | mean(axis=1)",
                "softmax(x, axis=0) | softmax(axis=0)",
                "sigmoid(x) | sigmoid",
                "x | identity"
            })
    void operation_hasAWord(String definition, String word) {
        List<String> operations =
                listing(Graphs.graph("x y", "out = " + definition), "out").operations();

        assertThat(operations.get(operations.size() - 1)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 * x | a list of the nodes of `out` needs one operation on names in each of them, but `out` has more",
                "x * y + x | a list of the nodes of `out` needs one operation on names in each of them, but `out` has more",
                "N * x | a list of the nodes of `out` needs one operation on names in each of them, but `out` has more",
                "'x[0, 0]' | the nodes of `out` cannot be listed: `out` is `entries`, which needs more than its operands",
                "'onehot(x, 3)' | the nodes of `out` cannot be listed: `out` is `onehot`, which needs more than its operands"
            })
    void refuses_whatIsNotOneOperationOnNames(String definition, String message) {
        Graph graph = Graphs.graph(Map.of("N", 3), "x y", "out = " + definition);

        assertThatThrownBy(() -> listing(graph, "out"))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(message);
    }
}
