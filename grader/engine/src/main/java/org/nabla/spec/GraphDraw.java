package org.nabla.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.Span;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Listing;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.graph.Vocabulary;

/**
 * Draws a graph of numbers anew, after the pattern of the published one.
 *
 * <p>What is drawn has the same leaves, the same names and the same operations, each as often; other nodes are their
 * operands. Every node reaches the output. As many operands are used once more as in the pattern, and a leaf, or an inner
 * node, is used by several nodes where one is in the pattern.
 */
final class GraphDraw {

    private static final Span NOWHERE = new Span(0, 0);

    private static final double LEAST_GRADIENT = 0.01;
    private static final double MOST_GRADIENT = 50;

    /** Behind a rectifier that is off there is no gradient; the other nodes show mistakes. */
    private static final double MOST_LOST = 0.25;

    private static final int TRIES = 400;

    private static final List<String> RECTIFIERS = List.of("relu", "leaky_relu");

    private final List<String> leaves;
    private final List<String> names;
    private final List<Expression> patterns;
    private final boolean sharesLeaf;
    private final boolean sharesNode;

    private GraphDraw(Listing listing, List<Expression> patterns) {
        this.leaves = listing.leaves();
        this.names = listing.names().subList(leaves.size(), listing.names().size());
        this.patterns = patterns;
        this.sharesLeaf = isShared(leaves, patterns);
        this.sharesNode = isShared(names, patterns);
    }

    /**
     * One for each graph that the variants draw anew.
     *
     * @throws ExpressionException where a graph is not one of numbers with one operation a node, or two share a node
     */
    static List<GraphDraw> of(Model model, Instance published, Variants variants) {
        List<GraphDraw> draws = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (String output : variants.redrawn()) {
            Listing listing = Listing.of(model.graph(published), new Expression.Name(output, NOWHERE));
            requireNumbers(model, listing, output);
            List<Expression> patterns = new ArrayList<>();
            for (String name : listing.names()) {
                Expression definition = model.definitions().get(name);
                if (definition != null) {
                    patterns.add(definition);
                    requireNew(taken, name, output);
                }
            }
            draws.add(new GraphDraw(listing, patterns));
        }
        return draws;
    }

    private static void requireNumbers(Model model, Listing listing, String output) {
        for (String name : listing.leaves()) {
            Leaf leaf = model.leaves().get(name);
            if (leaf != null && !leaf.isNumber()) {
                throw new ExpressionException(
                        "only a graph of numbers can be drawn, but `%s` of `%s` is %s".formatted(name, output, leaf),
                        NOWHERE);
            }
        }
    }

    private static void requireNew(Set<String> taken, String name, String output) {
        if (!taken.add(name)) {
            throw new ExpressionException(
                    "graphs that are drawn have no node in common, but `%s` of `%s` is in another one too"
                            .formatted(name, output),
                    NOWHERE);
        }
    }

    /** New definitions for the same names; nothing when no draw gave values that tell mistakes. */
    Optional<Map<String, Expression>> draw(Map<String, Matrix> values, SeededRandom random) {
        Map<String, Matrix> given = new LinkedHashMap<>();
        for (String leaf : leaves) {
            Matrix value = values.get(leaf);
            if (value != null) {
                given.put(leaf, value);
            }
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<Map<String, Expression>> drawn = new GraphAttempt(names, patterns, given, random).graph();
            if (drawn.isPresent() && isUseful(drawn.get(), given)) {
                return drawn;
            }
        }
        return Optional.empty();
    }

    /** It is shared as the pattern is, and its gradients are neither lost nor overwhelming. */
    private boolean isUseful(Map<String, Expression> definitions, Map<String, Matrix> given) {
        if (sharesLeaf != isShared(leaves, definitions.values())
                || sharesNode != isShared(names, definitions.values())) {
            return false;
        }
        Graph graph = Graph.of(given.keySet(), definitions, new Vocabulary(Map.of()));
        Plan plan = Plan.at(graph, given);
        Plan.Backward backward = plan.backward(names.get(names.size() - 1), graph.names());
        backward.run(0);
        int lost = 0;
        for (String name : graph.names()) {
            double gradient = Math.abs(backward.gradient(name).scalar());
            lost += gradient == 0 ? 1 : 0;
            if (!(gradient == 0 || (gradient >= LEAST_GRADIENT && gradient <= MOST_GRADIENT))) {
                return false;
            }
        }
        return lost <= graph.names().size() * MOST_LOST && showsBothSides(graph, plan);
    }

    /** Of several rectifiers some are on and some are off; one alone is on, so that something passes it. */
    private static boolean showsBothSides(Graph graph, Plan plan) {
        int on = 0;
        int off = 0;
        for (Graph.Node node : graph.nodes()) {
            if (node instanceof Graph.Node.Applied applied
                    && RECTIFIERS.contains(applied.operation().rule().name())) {
                boolean passes = plan.value(applied.operands().get(0)).scalar() > 0;
                on += passes ? 1 : 0;
                off += passes ? 0 : 1;
            }
        }
        return on + off == 0 || (on > 0 && (off > 0 || on == 1));
    }

    private static boolean isShared(Collection<String> names, Collection<Expression> definitions) {
        Map<String, Integer> uses = new HashMap<>();
        definitions.forEach(definition -> GraphAttempt.application(definition)
                .operands()
                .forEach(operand -> uses.merge(operand.toString(), 1, Integer::sum)));
        return names.stream().anyMatch(name -> uses.getOrDefault(name, 0) > 1);
    }
}
