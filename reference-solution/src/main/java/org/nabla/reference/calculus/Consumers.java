package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.graph.Graph;

/** Which nodes of a graph use a node, and which nodes they lead to. */
final class Consumers {

    private final List<List<Integer>> consumers = new ArrayList<>();
    private final List<BitSet> reached = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();

    Consumers(Graph graph) {
        graph.names().forEach(name -> names.put(graph.index(name), name));
        int size = graph.nodes().size();
        for (int node = 0; node < size; node++) {
            consumers.add(new ArrayList<>());
            reached.add(new BitSet(size));
            reached.get(node).set(node);
        }
        for (int node = 0; node < size; node++) {
            if (graph.nodes().get(node) instanceof Graph.Node.Applied applied) {
                for (int operand : applied.operands()) {
                    List<Integer> known = consumers.get(operand);
                    if (known.isEmpty() || known.get(known.size() - 1) != node) { // x · x uses x once
                        known.add(node);
                    }
                }
            }
        }
        for (int node = size - 1; node >= 0; node--) {
            for (int consumer : consumers.get(node)) {
                reached.get(node).or(reached.get(consumer));
            }
        }
    }

    List<Integer> of(int node) {
        return consumers.get(node);
    }

    boolean reaches(int node, int target) {
        return reached.get(node).get(target);
    }

    Optional<String> name(int node) {
        return Optional.ofNullable(names.get(node));
    }
}
