package org.nabla.reference.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nabla.reference.graph.Graphs.graph;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Span;
import org.nabla.reference.rule.Buffer;
import org.nabla.reference.rule.Rules;

class PlanTest {

    private static final Graph NETWORK = graph(
            "x y W1 b1 W2 unused",
            "a1 = W1 @ x + b1",
            "h1 = tanh(a1)",
            "y_hat = softmax(W2 @ h1, axis=0)",
            "loss = cross_entropy(y_hat, y)",
            "aside = sum(x)");

    private static final Set<String> EVERYTHING =
            Set.of("x", "y", "W1", "b1", "W2", "unused", "a1", "h1", "y_hat", "loss");

    private static Map<String, Matrix> leaves(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Map.of(
                "x", drawn(random, 3, 4),
                "y", drawn(random, 2, 4).map(Math::abs),
                "W1", drawn(random, 5, 3),
                "b1", drawn(random, 5, 1),
                "W2", drawn(random, 2, 5),
                "unused", drawn(random, 2, 2));
    }

    private static Matrix drawn(SplittableRandom random, int rows, int columns) {
        return Matrix.filled(new Shape(rows, columns), 0).map(zero -> random.nextDouble(-2, 2));
    }

    @Test
    void shapes_followFromTheLeaves() {
        Plan plan = Plan.at(NETWORK, leaves(1));

        assertThat(plan.shape("a1")).isEqualTo(new Shape(5, 4));
        assertThat(plan.shape("y_hat")).isEqualTo(new Shape(2, 4));
        assertThat(plan.shape("loss")).isEqualTo(Shape.SCALAR);
        assertThat(plan.graph()).isSameAs(NETWORK);
    }

    @Test
    void namesDefinitionAndPlace_whenShapesDoNotFit() {
        Graph graph = graph("x W1 b1", "a1 = W1 @ x + b1", "h1 = relu(a1)", "c = b1 + (x + b1)", "d = sum(x)");

        GraphException exception = catchThrowableOfType(
                GraphException.class,
                () -> Plan.of(graph, Map.of("x", new Shape(3, 4), "W1", new Shape(2, 5), "b1", new Shape(2, 1))));

        assertThat(exception.mistakes()).hasSize(2);
        assertThat(exception)
                .hasMessage("`a1`: `@` cannot multiply 2×5 by 3×4: 5 columns meet 3 rows; "
                        + "`c`: `+` cannot combine 3×4 with 2×1");
        assertThat(exception.mistakes().get(0).cause().span()).isEqualTo(new Span(0, 6));
        assertThat(exception.mistakes().get(1).cause().span()).isEqualTo(new Span(6, 12));
    }

    @Test
    void names_whenMatrixWouldBeTooLarge() {
        Graph graph = graph("x y", "a = x + y", "b = 2 * a");

        assertThatThrownBy(() -> Plan.of(graph, Map.of("x", new Shape(100_000, 1), "y", new Shape(1, 100_000))))
                .isInstanceOf(GraphException.class)
                .hasMessage("`a`: the result would have more entries than a matrix can hold");
    }

    @Test
    void says_whenShapeOfLeafIsMissing() {
        assertThatThrownBy(() -> Plan.of(graph("x y", "a = x + y"), Map.of("x", Shape.SCALAR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no shape is given for `y`");
    }

    @Test
    void says_whenValueHasAnotherShape() {
        Plan plan = Plan.at(NETWORK, leaves(1));

        assertThatThrownBy(() -> plan.set("b1", Matrix.column(1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a 5×1 buffer cannot hold a 2×1 matrix");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void reuse_equalsFreshEvaluation(long seed) {
        Plan reused = Plan.at(NETWORK, leaves(100 + seed));
        Plan.Backward backward = reused.backward("loss", EVERYTHING);
        backward.run(0);
        for (long next = seed; next < seed + 5; next++) {
            reused.evaluate(leaves(next));
            backward.run(0);

            Plan fresh = Plan.at(NETWORK, leaves(next));
            Plan.Backward freshBackward = fresh.backward("loss", EVERYTHING);
            freshBackward.run(0);
            for (String name : EVERYTHING) {
                assertThat(reused.value(name)).as(name).isEqualTo(fresh.value(name));
                assertThat(backward.gradient(name)).as("grad(%s)", name).isEqualTo(freshBackward.gradient(name));
            }
        }
    }

    @Test
    void value_isACopy() {
        Plan plan = Plan.at(NETWORK, leaves(1));
        Matrix before = plan.value("h1");
        String text = before.toString();

        plan.evaluate(leaves(2));

        assertThat(before).hasToString(text);
        assertThat(plan.value("h1")).isNotEqualTo(before);
    }

    /** f = x·y + x, so ∂f/∂x = y + 1 and ∂f/∂y = x. */
    @Test
    void gradients_addUp_whenValueIsUsedTwice() {
        Plan plan = Plan.at(graph("x y", "f = x * y + x"), Map.of("x", Matrix.scalar(3), "y", Matrix.scalar(5)));
        Plan.Backward backward = plan.backward("f", Set.of("x", "y"));

        backward.run(0);

        assertThat(backward.gradient("x")).isEqualTo(Matrix.scalar(6));
        assertThat(backward.gradient("y")).isEqualTo(Matrix.scalar(3));
    }

    /** f = a·a with a = x + x: ∂f/∂a = 2a, ∂f/∂x = 4a. */
    @Test
    void gradients_reachInnerNodes_asWellAsLeaves() {
        Plan plan = Plan.at(graph("x", "a = x + x", "f = a * a"), Map.of("x", Matrix.scalar(3)));
        Plan.Backward backward = plan.backward("f", Set.of("x", "a", "f"));

        backward.run(0);

        assertThat(backward.gradient("a")).isEqualTo(Matrix.scalar(12));
        assertThat(backward.gradient("x")).isEqualTo(Matrix.scalar(24));
        assertThat(backward.gradient("f")).isEqualTo(Matrix.scalar(1));
    }

    @Test
    void gradient_doesNotDependOnWhatElseIsAskedFor() {
        Plan plan = Plan.at(NETWORK, leaves(4));
        Plan.Backward all = plan.backward("loss", EVERYTHING);
        all.run(0);
        for (String name : EVERYTHING) {
            Plan.Backward one = plan.backward("loss", Set.of(name));
            one.run(0);

            assertThat(one.gradient(name)).as(name).isEqualTo(all.gradient(name));
        }
    }

    @Test
    void gradient_isZero_whenNothingReachesIt() {
        Plan plan = Plan.at(NETWORK, leaves(1));
        Plan.Backward backward = plan.backward("a1", Set.of("unused", "W2", "loss", "aside", "h1"));

        backward.run(0);

        assertThat(backward.gradient("unused")).isEqualTo(Matrix.filled(new Shape(2, 2), 0));
        assertThat(backward.gradient("W2")).isEqualTo(Matrix.filled(new Shape(2, 5), 0));
        assertThat(backward.gradient("loss")).isEqualTo(Matrix.scalar(0));
        assertThat(backward.gradient("h1")).isEqualTo(Matrix.filled(new Shape(5, 4), 0));
    }

    /** One run a row of the Jacobian: ∂(Wx)₁/∂x is the second row of W. */
    @Test
    void run_differentiatesOneEntry() {
        Matrix weights = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        Plan plan = Plan.at(graph("W x", "a = W @ x"), Map.of("W", weights, "x", Matrix.column(7, 8, 9)));
        Plan.Backward backward = plan.backward("a", Set.of("x"));

        backward.run(0);
        backward.run(1);

        assertThat(backward.gradient("x")).isEqualTo(Matrix.column(4, 5, 6));
    }

    /** b fixed to 10: f = b·x = 30, and ∂f/∂x = 10 instead of 4x. */
    @Test
    void fixedQuantity_isNotComputedAndPassesNoGradient() {
        Plan plan = Plan.at(graph("x", "b = 2 * x", "f = b * x"), Map.of("x", Matrix.scalar(3)));
        assertThat(plan.value("f")).isEqualTo(Matrix.scalar(18));

        plan.fix("b", Matrix.scalar(10));
        plan.forward();
        Plan.Backward backward = plan.backward("f", Set.of("x", "b"));
        backward.run(0);

        assertThat(plan.value("b")).isEqualTo(Matrix.scalar(10));
        assertThat(plan.value("f")).isEqualTo(Matrix.scalar(30));
        assertThat(backward.gradient("x")).isEqualTo(Matrix.scalar(10));
        assertThat(backward.gradient("b")).isEqualTo(Matrix.scalar(3));
    }

    @Test
    void releasedQuantity_isComputedAgain() {
        Plan plan = Plan.at(graph("x", "b = 2 * x", "f = b * x"), Map.of("x", Matrix.scalar(3)));
        plan.fix("b", Matrix.scalar(10));

        plan.release("b");
        plan.forward();
        Plan.Backward backward = plan.backward("f", Set.of("x"));
        backward.run(0);

        assertThat(plan.value("f")).isEqualTo(Matrix.scalar(18));
        assertThat(backward.gradient("x")).isEqualTo(Matrix.scalar(12));
    }

    /** A sum passes its gradient on without a step of its own; one with another rule must not. */
    @Test
    void replacedGradient_isUsed_whereOriginalPassesItOn() {
        Graph original = graph("x b", "a = x + b", "f = sum(a)");
        Graph replaced = original.with(Rules.ADD, Rules.ADD.withVjp(step -> {}));
        Map<String, Matrix> leaves = Map.of("x", Matrix.column(1, 2), "b", Matrix.column(3, 4));

        assertThat(gradient(original, leaves, "x")).isEqualTo(Matrix.column(1, 1));
        assertThat(gradient(replaced, leaves, "x")).isEqualTo(Matrix.column(0, 0));
    }

    @Test
    void replacedValue_isUsed() {
        Graph replaced =
                graph("x b", "a = x + b").with(Rules.ADD, Rules.ADD.withValue((operands, options, z) -> z.fill(7)));
        Plan plan = Plan.at(replaced, Map.of("x", Matrix.scalar(1), "b", Matrix.scalar(2)));

        assertThat(plan.value("a")).isEqualTo(Matrix.scalar(7));
    }

    private static Matrix gradient(Graph graph, Map<String, Matrix> leaves, String wrt) {
        Plan.Backward backward = Plan.at(graph, leaves).backward("f", Set.of(wrt));
        backward.run(0);
        return backward.gradient(wrt);
    }

    /** Both operands of a sum have the gradient of the sum; each must arrive in its own buffer, at every run. */
    @Test
    void gradients_goWhereTheyAreAskedFor() {
        Plan plan = Plan.at(
                graph("x b unused", "f = sum(x + b)"),
                Map.of("x", Matrix.column(1, 2), "b", Matrix.column(3, 4), "unused", Matrix.scalar(1)));
        Buffer toX = new Buffer(new Shape(2, 1));
        Buffer toB = new Buffer(new Shape(2, 1));
        Buffer toUnused = new Buffer(Shape.SCALAR);
        toUnused.fill(5);
        Plan.Backward backward =
                plan.backward("f", Set.of("x", "b", "unused"), Map.of("x", toX, "b", toB, "unused", toUnused));

        for (int run = 0; run < 2; run++) {
            toX.fill(9);
            toB.fill(9);
            backward.run(0);

            assertThat(toX.toMatrix()).isEqualTo(Matrix.column(1, 1));
            assertThat(toB.toMatrix()).isEqualTo(Matrix.column(1, 1));
            assertThat(toUnused.toMatrix()).isEqualTo(Matrix.scalar(0));
        }
    }

    /** x is used twice: by a sum that passes its gradient on, and beside it. */
    @Test
    void gradient_addsUp_whenOneOfTwoUsesPassesItOn() {
        Plan plan = Plan.at(graph("x b", "f = sum((x + b) * x)"), Map.of("x", Matrix.scalar(3), "b", Matrix.scalar(2)));
        Plan.Backward backward = plan.backward("f", Set.of("x", "b"));

        backward.run(0);

        assertThat(backward.gradient("x")).isEqualTo(Matrix.scalar(8)); // 2x + b
        assertThat(backward.gradient("b")).isEqualTo(Matrix.scalar(3));
    }

    @Test
    void plans_seeEachOthersValues_whenTheyShareBuffers() {
        Buffer value = new Buffer(Shape.SCALAR);
        value.fill(3);
        Plan square = Plan.of(graph("x", "y = x * x"), Map.of("x", Shape.SCALAR), Map.of("x", value));
        Plan next = Plan.of(graph("x", "next = x + 1"), Map.of("x", Shape.SCALAR), Map.of("x", value, "next", value));

        next.forward();
        square.forward();

        assertThat(square.value("y")).isEqualTo(Matrix.scalar(16));
    }

    @Test
    void namesBothShapes_whenSharedBufferDoesNotFit() {
        assertThatThrownBy(() -> Plan.of(
                        graph("x", "y = x * x"), Map.of("x", new Shape(2, 1)), Map.of("y", new Buffer(Shape.SCALAR))))
                .hasMessage("a 1×1 buffer cannot hold a 2×1 matrix");
    }
}
