package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/** Columns over the nodes of a graph of numbers, by every calculus. */
class NodeColumnsTest {

    private static final Map<String, Matrix> LEAVES = leaves();
    private static final Graph GRAPH =
            Networks.graph(LEAVES.keySet(), "s = a + b", "p = s * a", "d = p / s", "other = sum(X)");

    private static Map<String, Matrix> leaves() {
        Map<String, Matrix> leaves = new LinkedHashMap<>();
        leaves.put("a", Matrix.scalar(3));
        leaves.put("b", Matrix.scalar(-2.5));
        leaves.put("X", Matrix.column(1, 2));
        return leaves;
    }

    static List<Function<Graph, Calculus<?>>> everyCalculus() {
        return List.of(Backpropagation::new, CentralDifferences::new, ForwardMode::new, FortyDigits::new);
    }

    /** d = (a + b) a / (a + b) = a; with s = 0.5: ∂d/∂p = 1/s = 2, ∂d/∂s = a/s − p/s² = 0, ∂d/∂a = 1, ∂d/∂b = 0. */
    @ParameterizedTest
    @MethodSource("everyCalculus")
    void columns_haveAnEntryForEveryNode(Function<Graph, Calculus<?>> calculus) {
        assertColumn(calculus, "values(d)", 3, -2.5, 0.5, 1.5, 3);
        assertColumn(calculus, "leaves(d)", 3, -2.5);
        assertColumn(calculus, "gradients(d)", 1, 0, 0, 2, 1);
        assertColumn(calculus, "gradients(p)", 3.5, 3, 3, 1); // p = a² + ab
        assertColumn(calculus, "gradients(p)[-2]", 3);
    }

    private static void assertColumn(Function<Graph, Calculus<?>> calculus, String question, double... expected) {
        Matrix column = answer(calculus.apply(GRAPH), question);

        assertThat(column.columns()).isOne();
        assertThat(column.toArray()).as(question).containsExactly(expected, within(1e-8));
    }

    private static <M> Matrix answer(Calculus<M> calculus, String question) {
        Update still = new Update(UpdateRule.named("gradient-descent").orElseThrow(), Map.of(), Set.of(), 0, Set.of());
        Answers.Setting setting = new Answers.Setting(GRAPH, new Vocabulary(Map.of()), "d", still, Map.of());
        return new Answers<>(calculus, setting, LEAVES).to(ExpressionParser.parse(question));
    }

    @Test
    void refuses_aGraphOfMatrices() {
        assertThatThrownBy(() -> answer(new Backpropagation(GRAPH), "values(other)"))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("`values` needs a graph of numbers, but `X` is 2×1");
    }

    @Test
    void refuses_whatIsNoName() {
        assertThatThrownBy(() -> answer(new Backpropagation(GRAPH), "gradients(a + b)"))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("`gradients` takes the name of a quantity, but got `(a + b)`");
    }
}
