package org.nabla.reference.calculus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.Order;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;

/**
 * The reference's own way with every sum taken in another order.
 *
 * <p>It proves nothing about the rules, which are the same. How far it is from the usual order shows what rounding alone
 * does to an answer: a right solution may add in any order.
 */
public final class Reordered implements MatrixCalculus {

    private final Backpropagation usual;
    private final Order order;

    /**
     * @param graph as {@link #graph} gives it
     */
    public Reordered(Graph graph, Order order) {
        this.usual = new Backpropagation(graph);
        this.order = order;
    }

    /** A graph that computes the same, with its sums in another order. */
    public static Graph graph(Graph graph, Order order) {
        Graph reordered = graph;
        for (Rule rule : Rules.ALL) {
            reordered = reordered.with(rule, order.of(rule));
        }
        return reordered;
    }

    @Override
    public String name() {
        return "sums " + order.name();
    }

    @Override
    public Matrix apply(Operation operation, List<Matrix> operands) {
        return new Operation(order.of(operation.rule()), operation.options()).apply(operands);
    }

    @Override
    public Matrix value(String quantity, Map<String, Matrix> leaves) {
        return usual.value(quantity, leaves);
    }

    @Override
    public Matrix gradient(String of, String wrt, Map<String, Matrix> leaves) {
        return usual.gradient(of, wrt, leaves);
    }

    @Override
    public Map<String, Matrix> gradients(String of, Set<String> wrt, Map<String, Matrix> leaves) {
        return usual.gradients(of, wrt, leaves);
    }

    @Override
    public Matrix jacobian(String of, String wrt, Map<String, Matrix> leaves) {
        return usual.jacobian(of, wrt, leaves);
    }
}
