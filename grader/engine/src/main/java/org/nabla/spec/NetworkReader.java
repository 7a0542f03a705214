package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nabla.message.MessageCode;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Loss;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Source;

/**
 * Turns the short form {@code network:} into named expressions in the problem's own notation.
 *
 * <p>With one example per column, layer k computes {@code a_k = W_k @ h_(k-1) + b_k}; with one example per row,
 * {@code a_k = h_(k-1) @ W_k + b_k}. Nothing after this step knows that there was a network.
 */
final class NetworkReader {

    /** The name of the dimension of the samples. */
    static final String SAMPLES = "N";

    /** What class numbers begin with, by the number of the first class. */
    private static final List<String> FIRST_LABEL = List.of("from-0", "from-1");

    private static final int WIDEST = 100_000;

    private final Fields network;
    private final Notation notation;
    private final boolean rows;
    private final Shorthand shorthand = new Shorthand();

    /** What the short form stands for. */
    static final class Shorthand {
        final Map<String, Leaf> parameters = new LinkedHashMap<>();
        final Map<String, Leaf> inputs = new LinkedHashMap<>();
        final Map<String, Expression> definitions = new LinkedHashMap<>();
        final Map<String, Integer> sizes = new LinkedHashMap<>();
        final Set<String> biases = new LinkedHashSet<>();
        final List<Integer> widths = new ArrayList<>();
        Draw target = Draw.UNIFORM;
    }

    NetworkReader(Fields network, Notation notation, boolean rows) {
        this.network = network;
        this.notation = notation;
        this.rows = rows;
    }

    static String width(int layer) {
        return "n" + layer;
    }

    Shorthand read() {
        network.allow("inputs", "layers", "loss", "reduction", "bias", "labels");
        OptionalInt inputs = network.whole("inputs", 1, WIDEST);
        if (!network.has("inputs")) {
            network.missing("inputs", "how many inputs the first layer has");
        }
        shorthand.widths.add(inputs.orElse(1));
        shorthand.sizes.put(width(0), inputs.orElse(1));
        shorthand.inputs.put(notation.input(), leaf(notation.input(), width(0)));
        List<Source> layers = network.items("layers");
        if (layers.isEmpty()) {
            network.missing("layers", "at least one, such as `{ units: 3, activation: sigmoid }`");
        }
        String previous = notation.input();
        for (int k = 1; k <= layers.size(); k++) {
            previous = layer(layers.get(k - 1), k, layers.size(), previous);
        }
        Dimension outputs = new Dimension.Named(width(layers.size()));
        Optional<Labels> labels =
                network.choice("labels", FIRST_LABEL).map(first -> new Labels(outputs, FIRST_LABEL.indexOf(first)));
        shorthand.inputs.put(
                notation.target(),
                labels.isPresent() ? labels(labels.get()) : leaf(notation.target(), width(layers.size())));
        loss(previous, labels);
        return shorthand;
    }

    private Leaf leaf(String name, String width) {
        Dimension features = new Dimension.Named(width);
        Dimension samples = new Dimension.Named(SAMPLES);
        return rows ? new Leaf(name, samples, features) : new Leaf(name, features, samples);
    }

    /** One class number a sample. */
    private Leaf labels(Labels labels) {
        Dimension one = new Dimension.Fixed(1);
        Dimension samples = new Dimension.Named(SAMPLES);
        String name = notation.target();
        return new Leaf(name, rows ? samples : one, rows ? one : samples, labels);
    }

    /** Adds one layer and returns the name of its output. */
    private String layer(Source source, int k, int last, String input) {
        String path = "network.layers[%d].".formatted(k - 1);
        Mapping mapping = source instanceof Mapping inner ? inner : new Mapping(List.of(), source.position());
        Fields layer = new Fields(mapping, path, network.mistakes()).allow("units", "activation", "bias");
        OptionalInt units = layer.whole("units", 1, WIDEST);
        if (!layer.has("units")) {
            layer.missing("units", "how many units the layer has");
        }
        shorthand.widths.add(units.orElse(1));
        shorthand.sizes.put(width(k), units.orElse(1));

        String preActivation = notation.preActivation() + k;
        String output = k == last ? notation.output() : notation.activation() + k;
        shorthand.definitions.put(preActivation, ExpressionParser.parse(affine(k, input, bias(layer))));
        Optional<Scalar> activation = layer.scalar("activation");
        if (activation.isEmpty()) {
            layer.missing("activation", "one of " + String.join(", ", activations()));
        } else {
            activation(activation.get(), path, preActivation).ifPresent(expression -> {
                shorthand.definitions.put(output, expression);
                shorthand.target = targetOf(activation.get().text());
            });
        }
        return output;
    }

    private String affine(int k, String input, String bias) {
        String weights = notation.weights() + k;
        Dimension from = new Dimension.Named(width(k - 1));
        Dimension to = new Dimension.Named(width(k));
        shorthand.parameters.put(weights, rows ? new Leaf(weights, from, to) : new Leaf(weights, to, from));
        String product = rows ? input + " @ " + weights : weights + " @ " + input;
        if (bias.equals("none")) {
            return product;
        }
        String name = notation.bias() + k;
        Dimension one = new Dimension.Fixed(1);
        boolean shared = bias.equals("shared");
        Leaf perUnit = rows ? new Leaf(name, one, to) : new Leaf(name, to, one);
        shorthand.parameters.put(name, shared ? new Leaf(name, one, one) : perUnit);
        shorthand.biases.add(name);
        return product + " + " + name;
    }

    private String bias(Fields layer) {
        List<String> kinds = List.of("unit", "shared", "none");
        Optional<String> own = layer.choice("bias", kinds);
        return own.or(() -> network.choice("bias", kinds)).orElse("unit");
    }

    /** A name such as {@code sigmoid}, or an expression in {@code z} such as {@code 3 * relu(z)}. */
    private Optional<Expression> activation(Scalar written, String path, String preActivation) {
        String text = written.text();
        if (text.equals("softmax")) {
            return Optional.of(ExpressionParser.parse("softmax(%s, axis=%d)".formatted(preActivation, rows ? 1 : 0)));
        }
        if (activations().contains(text)) {
            return Optional.of(ExpressionParser.parse("%s(%s)".formatted(text, preActivation)));
        }
        try {
            Expression expression = ExpressionParser.parse(text);
            boolean[] ofZ = {false};
            expression.walk(part -> ofZ[0] |=
                    part instanceof Expression.Name name && name.name().equals("z"));
            if (ofZ[0]) {
                return Optional.of(ExpressionParser.parse(text.replaceAll("\\bz\\b", preActivation)));
            }
        } catch (ExpressionException e) {
            network.mistakes().expression(written, e);
            return Optional.empty();
        }
        network.mistakes()
                .unknown(
                        MessageCode.VALUE_NOT_ALLOWED,
                        "`%sactivation` cannot be `%s`; it is a name, or an expression in `z`".formatted(path, text),
                        text,
                        activations(),
                        written.position());
        return Optional.empty();
    }

    private static Set<String> activations() {
        Set<String> names = new TreeSet<>(List.of(
                "softmax", "identity", "sigmoid", "tanh", "relu", "leaky_relu", "softplus", "exp", "abs", "square"));
        names.retainAll(Rules.ALL.stream().map(Rule::name).toList());
        return names;
    }

    private static Draw targetOf(String activation) {
        return activation.equals("sigmoid") ? Draw.UNIT : Draw.UNIFORM;
    }

    /** The target as the loss takes it: class numbers become columns (or rows) with a single 1. */
    private String target(Optional<Labels> labels) {
        String name = notation.target();
        return labels.map(numbers -> "onehot(%s, %s, axis=%d)"
                        .formatted(numbers.first() == 0 ? name : name + " - 1", numbers.classes(), rows ? 1 : 0))
                .orElse(name);
    }

    private void loss(String prediction, Optional<Labels> labels) {
        List<String> names =
                Loss.ALL.stream().map(loss -> loss.name().replace('_', '-')).toList();
        Optional<Loss> loss = network.choice("loss", names, id -> Loss.named(id.replace('-', '_')));
        if (!network.has("loss")) {
            network.missing("loss", "one of " + String.join(", ", names));
        }
        Optional<Fields> reduction = network.fields("reduction").map(fields -> fields.allow("outputs", "samples"));
        if (loss.isEmpty()) {
            return;
        }
        if (labels.isPresent() && !loss.get().name().equals("cross_entropy")) {
            network.notAllowed("labels", "`network.labels` needs `loss: cross-entropy`, where a target names a class");
        }
        String outputs = reduction(reduction, "outputs", loss.get().outputs());
        String samples = reduction(reduction, "samples", loss.get().samples());
        shorthand.definitions.put(
                notation.loss(),
                ExpressionParser.parse("%s(%s, %s, axis=%d, outputs=%s, samples=%s)"
                        .formatted(loss.get().name(), prediction, target(labels), rows ? 1 : 0, outputs, samples)));
        if (loss.get().name().equals("cross_entropy")) {
            shorthand.target = rows ? Draw.ONE_HOT_ROWS : Draw.ONE_HOT_COLUMNS;
        } else if (loss.get().name().equals("binary_cross_entropy")) {
            shorthand.target = Draw.BINARY;
        }
    }

    private static String reduction(Optional<Fields> reduction, String field, String byDefault) {
        List<String> ways = List.of("sum", "mean");
        return reduction.flatMap(fields -> fields.choice(field, ways)).orElse(byDefault);
    }
}
