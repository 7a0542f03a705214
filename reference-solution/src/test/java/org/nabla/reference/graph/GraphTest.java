package org.nabla.reference.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nabla.reference.graph.Graphs.graph;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Span;
import org.nabla.reference.rule.Rules;

class GraphTest {

    @Test
    void definitions_mayStandInAnyOrder() {
        Graph graph = graph("x", "c = a * b", "b = a + 1", "a = 2 * x");

        assertThat(graph.names()).containsExactly("x", "a", "b", "c");
        assertThat(Plan.at(graph, Map.of("x", Matrix.scalar(3))).value("c")).isEqualTo(Matrix.scalar(42));
    }

    @Test
    void names_areLeavesFirst() {
        Graph graph = graph("x y", "a = x + y");

        assertThat(graph.leaves()).containsExactly("x", "y");
        assertThat(graph.names()).containsExactly("x", "y", "a");
        assertThat(graph.has("a")).isTrue();
        assertThat(graph.has("b")).isFalse();
    }

    @Test
    void ancestors_areReachedThroughOthers() {
        Graph graph = graph("x y z", "a = x + y", "b = a * a", "c = z + 1", "d = b + x");

        assertThat(graph.ancestors("d")).containsExactly("x", "y", "a", "b");
        assertThat(graph.ancestors("c")).containsExactly("z");
        assertThat(graph.ancestors("x")).isEmpty();
    }

    @Test
    void alias_isQuantityOfItsOwn() {
        Graph graph = graph("x", "s = 2 * x", "y_hat = s", "k = 3", "loss = y_hat + s");
        Plan plan = Plan.at(graph, Map.of("x", Matrix.scalar(5)));

        assertThat(graph.index("y_hat")).isNotEqualTo(graph.index("s"));
        assertThat(graph.ancestors("y_hat")).containsExactly("x", "s");
        assertThat(plan.value("y_hat")).isEqualTo(Matrix.scalar(10));
        assertThat(plan.value("k")).isEqualTo(Matrix.scalar(3));
        plan.fix("y_hat", Matrix.scalar(0));
        plan.forward();
        assertThat(plan.value("loss")).isEqualTo(Matrix.scalar(10));
    }

    @Test
    void dimensions_areNumbers() {
        Graph graph = graph(Map.of("N", 7), "x", "a = sum(x) / N");

        assertThat(Plan.at(graph, Map.of("x", Matrix.column(1, 2, 4))).value("a"))
                .isEqualTo(Matrix.scalar(1));
    }

    @Test
    void namesTheNamesThereAre_whenNameIsUnknown() {
        GraphException exception = catchThrowableOfType(
                GraphException.class, () -> graph(Map.of("N", 7), "x W1", "a1 = W1 @ x + b1", "h1 = relu(a1)"));

        assertThat(exception).hasMessage("`a1`: there is no quantity `b1`");
        assertThat(exception.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.definition()).isEqualTo("a1");
            assertThat(mistake.cause().span()).isEqualTo(new Span(9, 11));
            assertThat(mistake.cause().validNames()).containsExactlyInAnyOrder("x", "W1", "a1", "h1", "N");
        });
    }

    @Test
    void reportsEveryMistake_atOnce() {
        assertThatThrownBy(() -> graph("x", "a = x + nowhere", "b = sofmax(x)", "c = a + b", "d = relu(x, x)", "e = x"))
                .isInstanceOf(GraphException.class)
                .hasMessage("`a`: there is no quantity `nowhere`; `b`: there is no function `sofmax`; "
                        + "`d`: `relu` takes 1 argument, but got 2");
    }

    @Test
    void showsTheCircle_whenDefinitionNeedsItself() {
        assertThatThrownBy(() -> graph("x", "a = a + 1"))
                .isInstanceOf(GraphException.class)
                .hasMessage("`a`: `a` is defined by itself: a → a");
        assertThatThrownBy(() -> graph("x", "a = b + x", "b = 2 * c", "c = a"))
                .isInstanceOf(GraphException.class)
                .hasMessage("`c`: `a` is defined by itself: a → b → c → a");
    }

    @Test
    void showsTheCircleOnly_whenOthersLeadIntoIt() {
        assertThatThrownBy(() -> graph("x", "entry = b + x", "b = 2 * c", "c = b"))
                .isInstanceOf(GraphException.class)
                .hasMessage("`c`: `b` is defined by itself: b → c → b");
    }

    @Test
    void refuses_whenDefinitionHasNameOfLeaf() {
        assertThatThrownBy(() -> graph("x y", "a = x + y", "y = 2 * x"))
                .isInstanceOf(GraphException.class)
                .hasMessage("`y`: `y` is given from outside and cannot be defined too");
    }

    @Test
    void says_whenQuantityDoesNotExist() {
        assertThatThrownBy(() -> graph("x", "a = x + 1").index("b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the graph has no quantity `b`");
    }

    @Test
    void with_replacesOneRuleEverywhere() {
        Graph graph = graph("x y", "a = x + y", "b = a + x", "c = x * y");
        Graph changed = graph.with(Rules.ADD, Rules.SUBTRACT);
        Map<String, Matrix> leaves = Map.of("x", Matrix.scalar(5), "y", Matrix.scalar(2));

        assertThat(Plan.at(changed, leaves).value("b")).isEqualTo(Matrix.scalar(-2));
        assertThat(Plan.at(changed, leaves).value("c")).isEqualTo(Matrix.scalar(10));
        assertThat(Plan.at(graph, leaves).value("b")).isEqualTo(Matrix.scalar(12));
        assertThat(changed.names()).isEqualTo(graph.names());
    }

    @Test
    void chain_ofManyDefinitions_isFollowed() {
        String[] definitions = new String[500];
        for (int i = 0; i < definitions.length; i++) {
            definitions[i] = "a%d = %s + 1".formatted(i, i + 1 < definitions.length ? "a" + (i + 1) : "x");
        }

        Plan plan = Plan.at(graph("x", definitions), Map.of("x", Matrix.scalar(0)));

        assertThat(plan.value("a0")).isEqualTo(Matrix.scalar(500));
    }
}
