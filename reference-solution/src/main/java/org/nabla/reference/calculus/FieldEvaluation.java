package org.nabla.reference.calculus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.Entries;
import org.nabla.reference.rule.Operation;

/**
 * The graph evaluated over any field by the witnesses of the rules, not by the rules themselves.
 *
 * @param lift turns a constant of the graph into an element of the field
 */
record FieldEvaluation<T extends RealFieldElement<T>>(Graph graph, Function<Double, T> lift) {

    /** One quantity, with the leaves and possibly others fixed to given values. */
    Entries<T> value(String quantity, Map<String, Entries<T>> given) {
        Map<Integer, Entries<T>> known = new HashMap<>();
        given.forEach((name, value) -> {
            if (graph.has(name)) {
                known.put(graph.index(name), value);
            }
        });
        return value(graph.index(quantity), known);
    }

    /** One quantity by its node; what is known already stays, and what has to be computed becomes known. */
    Entries<T> value(int index, Map<Integer, Entries<T>> known) {
        Entries<T> value = known.get(index);
        if (value == null) {
            value = computed(graph.nodes().get(index), known);
            known.put(index, value);
        }
        return value;
    }

    private Entries<T> computed(Graph.Node node, Map<Integer, Entries<T>> known) {
        if (node instanceof Graph.Node.Constant constant) {
            return new Entries<>(Shape.SCALAR, List.of(lift.apply(constant.value())));
        }
        if (node instanceof Graph.Node.Applied applied) {
            return apply(
                    applied.operation(),
                    applied.operands().stream()
                            .map(operand -> value(operand, known))
                            .toList());
        }
        throw new IllegalArgumentException("no value is given for " + node);
    }

    static <T extends RealFieldElement<T>> Entries<T> apply(Operation operation, List<Entries<T>> operands) {
        Shape shape = operation.shape(operands.stream().map(Entries::shape).toList());
        return operation.rule().witness().of(operands, operation.options(), shape);
    }
}
