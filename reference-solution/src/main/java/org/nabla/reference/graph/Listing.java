package org.nabla.reference.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.rule.Axis;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.Options;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;

/**
 * The part of a graph that one quantity is computed from, as data: a list of nodes, each after its operands.
 *
 * <p>This is what a program that differentiates any graph is handed. The leaves come first, the quantity itself last.
 *
 * @param names of the nodes
 * @param operations what each node does: {@value #INPUT} for a leaf, otherwise a word such as {@code matmul}
 * @param operands the positions of each node's operands in this list, counted from 0; none for a leaf
 */
public record Listing(List<String> names, List<String> operations, List<List<Integer>> operands) {

    /** The operation of a node whose value is given from outside. */
    public static final String INPUT = "input";

    /** Operators by the words that name them; the other rules are called as in expressions. */
    private static final Map<Rule, String> WORDS = Map.of(
            Rules.ADD, "add",
            Rules.SUBTRACT, "subtract",
            Rules.MULTIPLY, "multiply",
            Rules.DIVIDE, "divide",
            Rules.POWER, "power",
            Rules.MATRIX_PRODUCT, "matmul");

    public Listing {
        names = List.copyOf(names);
        operations = List.copyOf(operations);
        operands = operands.stream().map(List::copyOf).toList();
    }

    /**
     * Lists what a quantity is computed from.
     *
     * @throws ExpressionException where a node on the way is more than one operation applied to names
     */
    public static Listing of(Graph graph, Expression.Name output) {
        Set<String> listed = graph.ancestors(output.name());
        Map<String, Integer> positions = new LinkedHashMap<>();
        graph.names().stream() // leaves first, then in the order of computation
                .filter(name -> listed.contains(name) || name.equals(output.name()))
                .forEach(name -> positions.put(name, positions.size()));
        Map<Integer, Integer> byNode = new HashMap<>();
        positions.forEach((name, position) -> byNode.put(graph.index(name), position));
        List<String> operations = new ArrayList<>();
        List<List<Integer>> operands = new ArrayList<>();
        for (String name : positions.keySet()) {
            if (graph.nodes().get(graph.index(name)) instanceof Graph.Node.Applied applied) {
                operations.add(word(applied.operation(), name, output));
                operands.add(positions(applied, byNode, name, output));
            } else {
                operations.add(INPUT);
                operands.add(List.of());
            }
        }
        return new Listing(List.copyOf(positions.keySet()), operations, operands);
    }

    private static List<Integer> positions(
            Graph.Node.Applied applied, Map<Integer, Integer> byNode, String name, Expression.Name output) {
        List<Integer> positions = new ArrayList<>();
        for (int operand : applied.operands()) {
            Integer position = byNode.get(operand);
            if (position == null) {
                throw new ExpressionException(
                        "a list of the nodes of `%s` needs one operation on names in each of them, but `%s` has more"
                                .formatted(output, name),
                        output.span());
            }
            positions.add(position);
        }
        return Collections.unmodifiableList(positions);
    }

    /** What a rule is called in a list. */
    public static String word(Rule rule) {
        return WORDS.getOrDefault(rule, rule.name());
    }

    private static String word(Operation operation, String name, Expression.Name output) {
        String word = word(operation.rule());
        Options options = operation.options();
        if (options instanceof Options.Classes || options instanceof Options.Window) {
            throw new ExpressionException(
                    "the nodes of `%s` cannot be listed: `%s` is `%s`, which needs more than its operands"
                            .formatted(output, name, word),
                    output.span());
        }
        return options.axis() == Axis.ALL ? word : "%s(axis=%d)".formatted(word, options.axis() == Axis.ROWS ? 0 : 1);
    }

    /** The names of the leaves, in the order of the list. */
    public List<String> leaves() {
        List<String> leaves = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (operations.get(i).equals(INPUT)) {
                leaves.add(names.get(i));
            }
        }
        return leaves;
    }
}
