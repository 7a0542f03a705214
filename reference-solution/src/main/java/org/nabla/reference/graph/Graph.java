package org.nabla.reference.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.Span;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;

/**
 * A network as a graph of operations over matrices.
 *
 * <p>Leaves are given from outside (parameters, data); every other node applies an operation to earlier nodes. The nodes
 * are in an order in which they can be computed. Shapes are not part of it: one graph serves every instance.
 */
public final class Graph {

    /** One value of the graph. */
    public sealed interface Node {

        /** A value given from outside. */
        record Leaf(String name) implements Node {}

        record Constant(double value) implements Node {}

        /**
         * An operation applied to earlier nodes.
         *
         * @param definition the named quantity whose expression it is part of
         * @param span its place in that expression
         */
        record Applied(Operation operation, List<Integer> operands, String definition, Span span) implements Node {
            public Applied {
                operands = List.copyOf(operands);
            }
        }
    }

    private final List<Node> nodes;
    private final Map<String, Integer> indices;
    private final Set<String> leaves;

    private Graph(List<Node> nodes, Map<String, Integer> indices, Set<String> leaves) {
        this.nodes = List.copyOf(nodes);
        this.indices = Collections.unmodifiableMap(new LinkedHashMap<>(indices));
        this.leaves = Collections.unmodifiableSet(new LinkedHashSet<>(leaves));
    }

    /**
     * Builds the graph of named expressions, which may stand in any order.
     *
     * @throws GraphException with every mistake in the expressions
     */
    public static Graph of(Set<String> leaves, Map<String, Expression> definitions, Vocabulary vocabulary) {
        Builder builder = new Builder(leaves, definitions, vocabulary);
        return builder.build();
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** All named quantities: leaves first, then the others in an order in which they can be computed. */
    public Set<String> names() {
        return indices.keySet();
    }

    public Set<String> leaves() {
        return leaves;
    }

    public boolean has(String name) {
        return indices.containsKey(name);
    }

    /** The position of a named quantity among the nodes. */
    public int index(String name) {
        Integer index = indices.get(name);
        if (index == null) {
            throw new IllegalArgumentException("the graph has no quantity `%s`".formatted(name));
        }
        return index;
    }

    /** The names a quantity is computed from, directly or through others, itself left out. */
    public Set<String> ancestors(String name) {
        boolean[] reached = new boolean[nodes.size()];
        reached[index(name)] = true;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (reached[i] && nodes.get(i) instanceof Node.Applied applied) {
                applied.operands().forEach(operand -> reached[operand] = true);
            }
        }
        Set<String> names = new LinkedHashSet<>();
        indices.forEach((other, index) -> {
            if (reached[index] && !other.equals(name)) {
                names.add(other);
            }
        });
        return names;
    }

    /** The same graph with another rule wherever one rule was used. */
    public Graph with(Rule rule, Rule replacement) {
        List<Node> replaced = new ArrayList<>();
        for (Node node : nodes) {
            boolean affected = node instanceof Node.Applied applied
                    && applied.operation().rule().equals(rule);
            if (affected && node instanceof Node.Applied applied) {
                Operation operation =
                        new Operation(replacement, applied.operation().options());
                replaced.add(new Node.Applied(operation, applied.operands(), applied.definition(), applied.span()));
            } else {
                replaced.add(node);
            }
        }
        return new Graph(replaced, indices, leaves);
    }

    /** Follows the names from definition to definition, so that each is computed after what it needs. */
    private static final class Builder {

        private final Map<String, Expression> definitions;
        private final Vocabulary vocabulary;
        private final Set<String> leaves;
        private final List<Node> nodes = new ArrayList<>();
        private final Map<String, Integer> indices = new LinkedHashMap<>();
        private final Set<String> open = new LinkedHashSet<>();
        private final Set<String> failed = new LinkedHashSet<>();
        private final List<GraphException.Mistake> mistakes = new ArrayList<>();

        Builder(Set<String> leaves, Map<String, Expression> definitions, Vocabulary vocabulary) {
            this.leaves = leaves;
            this.definitions = definitions;
            this.vocabulary = vocabulary;
        }

        Graph build() {
            for (String leaf : leaves) {
                indices.put(leaf, add(new Node.Leaf(leaf)));
            }
            definitions.keySet().forEach(this::define);
            if (!mistakes.isEmpty()) {
                throw new GraphException(mistakes);
            }
            return new Graph(nodes, indices, leaves);
        }

        private void define(String name) {
            if (leaves.contains(name)) {
                refuse(name);
                return;
            }
            if (indices.containsKey(name) || failed.contains(name)) {
                return;
            }
            open.add(name);
            Expression expression = Objects.requireNonNull(definitions.get(name));
            try {
                int index = lower(expression, name);
                boolean alias = expression instanceof Expression.Name || expression instanceof Expression.Number;
                if (alias) { // a second name is a quantity of its own
                    Operation identity = Operation.of(Rules.named("identity").orElseThrow());
                    index = add(new Node.Applied(identity, List.of(index), name, expression.span()));
                }
                indices.put(name, index);
            } catch (ExpressionException e) {
                mistakes.add(new GraphException.Mistake(name, e));
                failed.add(name);
            } catch (Unreachable e) {
                failed.add(name);
            }
            open.remove(name);
        }

        private void refuse(String leaf) {
            mistakes.add(new GraphException.Mistake(
                    leaf,
                    new ExpressionException(
                            "`%s` is given from outside and cannot be defined too".formatted(leaf),
                            Objects.requireNonNull(definitions.get(leaf)).span())));
        }

        private int lower(Expression expression, String definition) {
            if (expression instanceof Expression.Number number) {
                return add(new Node.Constant(number.value()));
            }
            if (expression instanceof Expression.Name name) {
                return named(name);
            }
            Vocabulary.Application application =
                    vocabulary.application(expression).orElseThrow();
            List<Integer> operands = new ArrayList<>();
            for (Expression operand : application.operands()) {
                operands.add(lower(operand, definition));
            }
            return add(new Node.Applied(application.operation(), operands, definition, expression.span()));
        }

        private int named(Expression.Name name) {
            String text = name.name();
            if (open.contains(text)) {
                List<String> path = new ArrayList<>(open);
                String circle = String.join(" → ", path.subList(path.indexOf(text), path.size()));
                throw new ExpressionException(
                        "`%s` is defined by itself: %s → %s".formatted(text, circle, text), name.span());
            }
            if (definitions.containsKey(text) && !leaves.contains(text)) {
                define(text);
            }
            if (failed.contains(text)) {
                throw new Unreachable();
            }
            if (indices.containsKey(text)) {
                return indices.get(text);
            }
            Integer dimension = vocabulary.dimensions().get(text);
            if (dimension != null) {
                return add(new Node.Constant(dimension));
            }
            Set<String> valid = new LinkedHashSet<>(leaves);
            valid.addAll(definitions.keySet());
            valid.addAll(vocabulary.dimensions().keySet());
            throw new ExpressionException("there is no quantity `%s`".formatted(text), name.span(), valid);
        }

        private int add(Node node) {
            nodes.add(node);
            return nodes.size() - 1;
        }

        /** Something a definition needs is wrong itself and reported there. */
        private static final class Unreachable extends RuntimeException {
            private static final long serialVersionUID = 1;
        }
    }
}
