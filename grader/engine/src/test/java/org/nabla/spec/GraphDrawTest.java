package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Listing;
import org.nabla.reference.graph.Plan;

/** Graphs that are drawn anew: what every one of them has, over many seeds. */
class GraphDrawTest {

    private static final Problem ENGINE = ProblemReader.read(Path.of("../../problems/autograd-engine"));
    private static final List<String> OUTPUTS = List.of("c6", "p7", "v17");

    private static final int SEEDS = 25;

    /** 12 of each seed. */
    private static final List<Instance> DRAWN = LongStream.range(0, SEEDS)
            .mapToObj(GraphDrawTest::variants)
            .flatMap(List::stream)
            .toList();

    private static final String PROBLEM = """
            format: 1
            id: drawn
            graph:
              inputs: { x: [1, 1], X: [2, 1] }
              parameters: { w: [1, 1] }
              nodes: { a: w * x, b: tanh(a), c: a + b, d: 2 * c, e: sum(X), f: e + a, g: b * c }
              loss: c
            parameters: { w: 0.5 }
            data: { x: 0.7, X: [1, 2] }
            questions: [{ id: Q1, asks: c }]
            variants: { redraw: %s }
            """;

    @TempDir
    private Path folder;

    private static Listing listing(Instance instance, String output) {
        return NodeLists.listing(ENGINE.model(), instance, ExpressionParser.parse("operations(" + output + ")"));
    }

    private static List<Instance> variants(long seed) {
        List<Instance> all = Instances.of(ENGINE, seed);
        return all.subList(1, all.size());
    }

    @Test
    void graph_hasTheNamesAndOperationsOfThePublishedOne() {
        for (Instance variant : DRAWN) {
            for (String output : OUTPUTS) {
                Listing published = listing(ENGINE.published(), output);
                Listing drawn = listing(variant, output);

                assertThat(drawn.names()).containsExactlyElementsOf(published.names());
                assertThat(drawn.operations()).containsExactlyInAnyOrderElementsOf(published.operations());
            }
        }
    }

    @Test
    void everyNode_standsBehindItsOperandsAndReachesTheOutput() {
        for (Instance variant : DRAWN) {
            for (String output : OUTPUTS) {
                Listing drawn = listing(variant, output);
                Set<Integer> used = new TreeSet<>();
                for (int i = 0; i < drawn.names().size(); i++) {
                    assertThat(drawn.operands().get(i)).allMatch(positionBefore(i));
                    used.addAll(drawn.operands().get(i));
                }

                assertThat(used).hasSize(drawn.names().size() - 1);
            }
        }
    }

    private static Predicate<Integer> positionBefore(int node) {
        return position -> position < node;
    }

    /** The chain has one path from each node; the others use a leaf and a node more than once. */
    @ParameterizedTest
    @CsvSource({"c6, false", "p7, true", "v17, true"})
    void sharing_isThatOfThePublishedGraph(String output, boolean shared) {
        for (Instance variant : DRAWN) {
            Listing drawn = listing(variant, output);
            List<Integer> uses = drawn.operands().stream().flatMap(List::stream).toList();
            Set<Integer> leaves = new HashSet<>();
            Set<Integer> inner = new HashSet<>();
            for (int node : uses) {
                boolean twice = Collections.frequency(uses, node) > 1;
                if (twice && drawn.operands().get(node).isEmpty()) {
                    leaves.add(node);
                } else if (twice) {
                    inner.add(node);
                }
            }

            assertThat(!leaves.isEmpty()).as("%s", drawn).isEqualTo(shared);
            assertThat(!inner.isEmpty()).as("%s", drawn).isEqualTo(shared);
        }
    }

    /** The bounds are those that the draw promises, computed here from the finished graph. */
    @Test
    void valuesAndGradients_areOfAMiddleSize() {
        for (Instance variant : DRAWN) {
            Graph graph = ENGINE.model().graph(variant);
            Plan plan = Plan.at(graph, variant.leaves());
            for (String output : OUTPUTS) {
                List<String> names = listing(variant, output).names();
                Plan.Backward backward = plan.backward(output, new LinkedHashSet<>(names));
                backward.run(0);
                long lost = 0;
                for (String name : names) {
                    double value = Math.abs(plan.value(name).scalar());
                    double gradient = Math.abs(backward.gradient(name).scalar());
                    assertThat(value).isFinite().isLessThanOrEqualTo(5);
                    assertThat(gradient).isFinite().isLessThanOrEqualTo(50);
                    assertThat(gradient == 0 || gradient >= 0.01).isTrue();
                    lost += gradient == 0 ? 1 : 0;
                }
                assertThat(lost).isLessThanOrEqualTo(names.size() / 4);
            }
        }
    }

    @Test
    void operands_areFarFromCornersAndPoles() {
        for (Instance variant : DRAWN) {
            Plan plan = Plan.at(ENGINE.model().graph(variant), variant.leaves());
            variant.definitions().forEach((name, definition) -> {
                String text = definition.toString();
                double last = plan.value(lastOperand(definition)).scalar();
                if (text.startsWith("relu") || text.startsWith("abs") || text.contains(" / ")) {
                    assertThat(Math.abs(last)).as(text).isGreaterThanOrEqualTo(0.2);
                }
                if (text.startsWith("log") || text.startsWith("sqrt")) {
                    assertThat(last).as(text).isGreaterThanOrEqualTo(0.2);
                }
                if (text.startsWith("tanh") || text.startsWith("sigmoid")) {
                    assertThat(Math.abs(last)).as(text).isLessThanOrEqualTo(2.5);
                }
            });
        }
    }

    private static String lastOperand(Expression definition) {
        List<Expression> operands = definition.children();
        return operands.get(operands.size() - 1).toString();
    }

    /** Two in the pattern: a rule that forgets the mask, and one that masks everything, both show. */
    @Test
    void rectifiers_areOnAndOff() {
        for (Instance variant : DRAWN) {
            Plan plan = Plan.at(ENGINE.model().graph(variant), variant.leaves());
            Set<Boolean> passing = variant.definitions().values().stream()
                    .filter(definition -> definition.toString().startsWith("relu"))
                    .map(definition -> plan.value(lastOperand(definition)).scalar() > 0)
                    .collect(Collectors.toSet());

            assertThat(passing).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void draw_isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(variants(5)).usingRecursiveComparison().isEqualTo(variants(5));
        assertThat(variants(5).get(0).definitions())
                .isNotEqualTo(variants(6).get(0).definitions());
        assertThat(variants(5).stream().map(Instance::definitions).distinct()).hasSize(12);
    }

    /** A difference of a node from itself, or its quotient, would be a constant. */
    @Test
    void sameOperandTwice_onlyInSumsAndProducts() {
        boolean squares = false;
        for (Instance variant : DRAWN) {
            for (Expression definition : variant.definitions().values()) {
                if (definition instanceof Expression.Binary binary
                        && binary.left().toString().equals(binary.right().toString())) {
                    assertThat(binary.operator()).isIn('+', '*');
                    squares = true;
                }
            }
        }
        assertThat(squares).as("some node is used twice by one").isTrue();
    }

    @Test
    void published_keepsItsOwnGraph() {
        assertThat(Instances.of(ENGINE, 1).get(0).definitions()).isEqualTo(Map.of());
        assertThat(ENGINE.model().definitions(ENGINE.published()).get("p3")).hasToString("(p1 * p2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[cc] | `variants.redraw` names `cc`, which is not among the nodes",
                "[w] | `variants.redraw` names `w`, which is not among the nodes",
                "[d] | a list of the nodes of `d` needs one operation on names in each of them, but `d` has more",
                "[f] | only a graph of numbers can be drawn, but `X` of `f` is 2×1",
                "'[c, g]' | graphs that are drawn have no node in common, but `a` of `g` is in another one too"
            })
    void saysWhy_whenAGraphCannotBeDrawn(String redraw, String message) {
        assertThatThrownBy(() -> read(redraw)).isInstanceOf(SpecException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[c]", "[g]"})
    void reads_whenAGraphCanBeDrawn(String redraw) throws IOException {
        Problem problem = read(redraw);

        assertThat(Instances.of(problem, 1))
                .hasSize(11)
                .allSatisfy(instance -> assertThat(Plan.at(problem.model().graph(instance), instance.leaves())
                                .value("c"))
                        .satisfies(value ->
                                assertThat(value).extracting(Matrix::isFinite).isEqualTo(true)));
    }

    private Problem read(String redraw) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), PROBLEM.formatted(redraw)));
    }
}
