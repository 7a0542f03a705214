package org.nabla.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Scalar;

/** What the two ways of describing a network, its layers or a graph, have in common. */
record Description(
        Map<String, Leaf> parameters,
        Map<String, Leaf> inputs,
        Set<String> targets,
        Map<String, Expression> definitions,
        Map<String, Scalar> texts,
        Map<String, Integer> sizes,
        Set<String> biases,
        String loss,
        String gradient,
        int widths,
        Draw targetDraw) {

    /**
     * Reads it.
     *
     * @return nothing when a mistake leaves nothing to be read
     */
    static Optional<Description> of(Fields root, Mistakes mistakes) {
        Notation notation = Notation.of(root.fields("notation")
                .orElse(new Fields(new Mapping(List.of(), root.mapping().position()), "", mistakes)));
        if (root.has("network") && root.has("graph")) {
            root.notAllowed("graph", "a problem has a `network` or a `graph`, not both");
        }
        Optional<Fields> graph = root.fields("graph");
        if (graph.isPresent()) {
            return Optional.of(of(new GraphReader(graph.get()).read(), notation));
        }
        if (!root.has("network")) {
            root.missing("network", "the layers, or `graph` for the general form");
        }
        boolean rows = root.choice("orientation", List.of("columns", "rows"))
                .filter("rows"::equals)
                .isPresent();
        Optional<Fields> network = root.fields("network");
        return network.map(fields -> of(new NetworkReader(fields, notation, rows).read(), notation, root));
    }

    private static Description of(GraphReader.Parts read, Notation notation) {
        return new Description(
                read.parameters(),
                read.inputs(),
                read.targets(),
                read.definitions(),
                read.nodes(),
                read.sizes(),
                vectors(read.parameters()),
                read.loss(),
                notation.gradient(),
                0,
                Draw.UNIFORM);
    }

    private static Description of(NetworkReader.Shorthand read, Notation notation, Fields root) {
        Map<String, Scalar> texts = new LinkedHashMap<>();
        read.definitions.forEach((name, definition) ->
                texts.put(name, new Scalar(definition.toString(), Scalar.Kind.STRING, root.position("network"))));
        return new Description(
                read.parameters,
                read.inputs,
                Set.of(notation.target()),
                read.definitions,
                texts,
                read.sizes,
                read.biases,
                notation.loss(),
                notation.gradient(),
                read.widths.size(),
                read.target);
    }

    /** In the general form a parameter with one side of length 1 is taken for a bias. */
    private static Set<String> vectors(Map<String, Leaf> parameters) {
        Map<String, Leaf> vectors = new LinkedHashMap<>(parameters);
        Dimension one = new Dimension.Fixed(1);
        vectors.values()
                .removeIf(leaf -> !leaf.rows().equals(one) && !leaf.columns().equals(one));
        return vectors.keySet();
    }

    /** Parameters and inputs. */
    Map<String, Leaf> leaves() {
        Map<String, Leaf> leaves = new LinkedHashMap<>(parameters);
        leaves.putAll(inputs);
        return leaves;
    }

    /** Where a quantity is defined, with its text; the start of a file where it is not written down there. */
    Scalar definition(String quantity, String file) {
        Scalar written = texts.get(quantity);
        return written != null ? written : new Scalar(quantity, Scalar.Kind.STRING, new Position(file, 1, 1));
    }
}
