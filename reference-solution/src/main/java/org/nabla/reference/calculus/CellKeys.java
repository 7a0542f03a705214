package org.nabla.reference.calculus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Listing;

/**
 * The keys of {@link Rewriting} for every node of a graph, put together once: a worksheet needs one for each value, and a
 * graph has thousands of worksheets.
 */
final class CellKeys {

    private final List<String> names;
    private final List<String> values;
    private final List<String> laterValues;
    private final List<String> words;
    private final List<String> operations;
    private final Map<String, Gradients> gradients = new ConcurrentHashMap<>();

    /** Of the gradients of one scalar, by node. */
    private record Gradients(List<String> plain, List<String> keys) {}

    CellKeys(Graph graph, Consumers consumers) {
        List<Integer> nodes = IntStream.range(0, graph.nodes().size()).boxed().toList();
        this.names = nodes.stream().map(node -> consumers.name(node).orElse("")).toList();
        this.values =
                names.stream().map(name -> Rewriting.valueKey(name, false)).toList();
        this.laterValues =
                names.stream().map(name -> Rewriting.valueKey(name, true)).toList();
        this.words = graph.nodes().stream().map(CellKeys::word).toList();
        this.operations = words.stream().map(WalkingBack::operationKey).toList();
    }

    private static String word(Graph.Node node) {
        return node instanceof Graph.Node.Applied applied
                ? Listing.word(applied.operation().rule())
                : "";
    }

    String value(int node, boolean later) {
        return (later ? laterValues : values).get(node);
    }

    /** As in {@link Rewriting#gradients}. */
    String gradient(String of, int node) {
        return gradients(of).plain().get(node);
    }

    /** As in {@link Rewriting#changed}. */
    String gradientKey(String of, int node) {
        return gradients(of).keys().get(node);
    }

    private Gradients gradients(String of) {
        return gradients.computeIfAbsent(
                of,
                scalar -> new Gradients(
                        names.stream()
                                .map(name -> Rewriting.gradient(scalar, name))
                                .toList(),
                        names.stream()
                                .map(name -> Rewriting.gradientKey(scalar, name))
                                .toList()));
    }

    /** The word for what a node does, as in {@link WalkingBack#rules}. */
    String word(int node) {
        return words.get(node);
    }

    String operation(int node) {
        return operations.get(node);
    }
}
