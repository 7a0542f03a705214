package org.nabla.starter;

import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.NodeLists;

/** The Java types that a starter suggests, and what lists of nodes mean. */
final class NodeWords {

    private static final Map<String, String> MEANINGS = Map.of(
            "operations", "what each node does",
            "operands", "the positions of each node's operands, from 0",
            "leaves", "the values of the leaves, in the order of the nodes",
            "values", "the value of every node, in order",
            "gradients", "the derivative of the last node with respect to every node, in order");

    private NodeWords() {}

    static String type(Expression quantity, boolean isNumber) {
        String function = quantity instanceof Expression.Call call ? call.function() : "";
        if (NodeLists.isStructure(quantity)) {
            return function.equals("operations") ? "List<String>" : "int[][]";
        }
        if (NodeLists.isOfNodes(quantity)) {
            return "double[]";
        }
        return function.equals("count") ? "int" : isNumber ? "double" : "RealMatrix";
    }

    /** What a function of a graph's nodes stands for; nothing for any other expression. */
    static Optional<String> meaning(Expression quantity) {
        if (!NodeLists.isStructure(quantity) && !NodeLists.isOfNodes(quantity)) {
            return Optional.empty();
        }
        return Optional.ofNullable(MEANINGS.get(((Expression.Call) quantity).function()));
    }
}
