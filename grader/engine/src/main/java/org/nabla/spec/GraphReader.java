package org.nabla.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nabla.message.MessageCode;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/** Reads the general form {@code graph:}, in which every quantity is named by an expression. */
final class GraphReader {

    private static final int LARGEST = 100_000;

    private final Fields graph;

    /** What the file says, before any value is known. */
    record Parts(
            Map<String, Leaf> parameters,
            Map<String, Leaf> inputs,
            Set<String> targets,
            Map<String, Scalar> nodes,
            Map<String, Expression> definitions,
            Map<String, Integer> sizes,
            String loss) {}

    GraphReader(Fields graph) {
        this.graph = graph;
    }

    Parts read() {
        graph.allow("inputs", "parameters", "targets", "dimensions", "nodes", "loss");
        Map<String, Leaf> inputs = leaves("inputs");
        Map<String, Leaf> parameters = leaves("parameters");
        Map<String, Scalar> nodes = graph.fields("nodes").map(Fields::scalars).orElse(Map.of());
        if (!graph.has("nodes")) {
            graph.missing("nodes", "the quantities to compute, such as `a1: W1 @ x + b1`");
        }
        Map<String, Expression> definitions = new LinkedHashMap<>();
        graph.fields("nodes")
                .ifPresent(fields -> fields.mapping()
                        .entries()
                        .forEach(entry -> fields.isIdentifier(entry.key(), entry.keyPosition())));
        nodes.forEach((name, text) -> parse(text).ifPresent(expression -> definitions.put(name, expression)));
        return new Parts(parameters, inputs, targets(inputs), nodes, definitions, sizes(), loss(nodes));
    }

    private Optional<Expression> parse(Scalar text) {
        try {
            return Optional.of(ExpressionParser.parse(text.text()));
        } catch (ExpressionException e) {
            graph.mistakes().expression(text, e);
            return Optional.empty();
        }
    }

    /** Empty when nothing is minimised. */
    private String loss(Map<String, Scalar> nodes) {
        Optional<Scalar> loss = graph.scalar("loss");
        if (loss.isEmpty()) {
            return "";
        }
        if (!nodes.containsKey(loss.get().text())) {
            graph.mistakes()
                    .unknown(
                            MessageCode.UNKNOWN_NAME,
                            "`graph.loss` names `%s`, which is not among the nodes"
                                    .formatted(loss.get().text()),
                            loss.get().text(),
                            nodes.keySet(),
                            loss.get().position());
        }
        return loss.get().text();
    }

    /** Inputs that the forward pass does not see; `y` and `t` when the file does not say. */
    private Set<String> targets(Map<String, Leaf> inputs) {
        Set<String> targets = new LinkedHashSet<>();
        for (Scalar target : graph.texts("targets")) {
            if (inputs.containsKey(target.text())) {
                targets.add(target.text());
            } else {
                graph.mistakes()
                        .unknown(
                                MessageCode.UNKNOWN_NAME,
                                "`graph.targets` names `%s`, which is not an input".formatted(target.text()),
                                target.text(),
                                inputs.keySet(),
                                target.position());
            }
        }
        if (!graph.has("targets")) {
            List.of("y", "t").stream().filter(inputs::containsKey).forEach(targets::add);
        }
        return targets;
    }

    private Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        graph.fields("dimensions")
                .ifPresent(fields -> fields.mapping()
                        .entries()
                        .forEach(entry -> fields.whole(entry.value(), "graph.dimensions." + entry.key(), 1, LARGEST)
                                .ifPresent(size -> sizes.put(entry.key(), size))));
        return sizes;
    }

    private Map<String, Leaf> leaves(String field) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        Optional<Fields> fields = graph.fields(field);
        if (fields.isEmpty()) {
            graph.missing(field, "names with their shapes, such as `x: [3, N]`");
            return leaves;
        }
        for (Mapping.Entry entry : fields.get().mapping().entries()) {
            fields.get().isIdentifier(entry.key(), entry.keyPosition());
            leaf(entry, "graph." + field + ".").ifPresent(leaf -> leaves.put(leaf.name(), leaf));
        }
        return leaves;
    }

    private Optional<Leaf> leaf(Mapping.Entry entry, String path) {
        List<Source> sides = entry.value() instanceof Sequence sequence ? sequence.items() : List.of();
        if (sides.size() != 2) {
            graph.wrongType(path + entry.key(), "a shape, such as `[3, N]`", entry.value());
            return Optional.empty();
        }
        Optional<Dimension> rows = side(sides.get(0), path + entry.key());
        Optional<Dimension> columns = side(sides.get(1), path + entry.key());
        return rows.isEmpty() || columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Leaf(entry.key(), rows.get(), columns.get()));
    }

    private Optional<Dimension> side(Source source, String what) {
        if (source instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING) {
            return Optional.of(new Dimension.Named(scalar.text()));
        }
        OptionalInt size = graph.whole(source, what, 1, LARGEST);
        return size.isPresent() ? Optional.of(new Dimension.Fixed(size.getAsInt())) : Optional.empty();
    }
}
