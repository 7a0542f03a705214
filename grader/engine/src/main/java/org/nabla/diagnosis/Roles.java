package org.nabla.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.expression.Span;

/** What the catalogue's words mean in one network: at a layer, and at a prediction. */
record Roles(Network network) {

    private static final Span NOWHERE = new Span(0, 0);
    private static final List<String> FUSED = List.of("softmax cross-entropy", "sigmoid binary-cross-entropy");

    /**
     * What comes before a prediction.
     *
     * @param preActivation its name
     * @param own whether the prediction is a quantity of its own
     * @param rows whether a sample is a row
     */
    record Head(String preActivation, Activation activation, boolean own, boolean rows, Optional<Layer> layer) {}

    Optional<Head> head(LossRole loss) {
        Optional<Layer> producing = network.producing(loss.prediction());
        if (producing.isPresent()) {
            Layer layer = producing.get();
            return Optional.of(new Head(
                    layer.preActivation(), layer.activation(), layer.output().isPresent(), layer.rows(), producing));
        }
        Expression definition = network.definitions().get(loss.prediction());
        if (definition == null) {
            return Optional.of(new Head(loss.prediction(), Activation.identity(), false, false, Optional.empty()));
        }
        for (Expression part : definition.children().isEmpty() ? List.of(definition) : definition.children()) {
            Optional<Activation> activation = Activation.of(definition, part.toString());
            if (part instanceof Expression.Name name && activation.isPresent()) {
                return Optional.of(new Head(name.name(), activation.get(), true, false, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** Whether the gradient at an output has a short form, takes two steps, or is that of the prediction itself. */
    String kind(Head head, LossRole loss) {
        if (!head.own()) {
            return "identity";
        }
        return FUSED.contains(head.activation().kind() + " " + loss.kind()) ? "fused" : "separate";
    }

    /** What the words mean at a layer. */
    Words words(Layer layer, Optional<LossRole> loss) {
        Words words = loss.map(role -> lossWords(role, head(role))).orElseGet(Words::new);
        layerValues(words, layer);
        loss.ifPresent(role -> layerGradients(words, layer, role));
        return words.activation(layer.activation()).hidden(hidden(layer));
    }

    /** What the words mean at a prediction and its loss. */
    Words words(LossRole loss, Optional<Head> head) {
        Words words = lossWords(loss, head);
        head.ifPresent(known -> {
            known.layer().ifPresent(layer -> {
                layerValues(words, layer);
                layerGradients(words, layer, loss);
                words.hidden(hidden(layer));
            });
            words.activation(known.activation());
        });
        return words;
    }

    private Optional<Activation> hidden(Layer layer) {
        return layer.input().name().flatMap(network::producing).map(Layer::activation);
    }

    private void layerValues(Words words, Layer layer) {
        words.put("W", layer.weights().expression())
                .put("x", layer.input().expression())
                .put("a", canonical(layer.preActivation(), layer.rows()));
        layer.bias().ifPresent(bias -> words.put("b", bias.expression()));
        words.put("h", canonical(layer.output().orElse(layer.preActivation()), layer.rows()));
        layer.input().name().flatMap(network::producing).ifPresent(before -> {
            words.put("W_before", before.weights().expression());
            words.put("a_before", canonical(before.preActivation(), before.rows()));
        });
    }

    private static void layerGradients(Words words, Layer layer, LossRole loss) {
        words.put("da", gradient(layer.preActivation(), loss, layer.rows()));
        layer.output().ifPresent(output -> words.put("dh", gradient(output, loss, layer.rows())));
        layer.weights()
                .name()
                .ifPresent(name ->
                        words.put("dW", gradient(name, loss, layer.weights().turned())));
        layer.bias()
                .ifPresent(bias -> bias.name().ifPresent(name -> words.put("db", gradient(name, loss, bias.turned()))));
    }

    private Words lossWords(LossRole loss, Optional<Head> head) {
        boolean rows = head.map(Head::rows).orElse(false);
        Words words = new Words()
                .put("L", Words.name(loss.quantity()))
                .put("p", canonical(loss.prediction(), rows))
                .put("y", canonical(loss.target(), rows))
                .put("samples", Words.call(rows ? "rows" : "columns", loss.target()))
                .put("outputs", Words.call(rows ? "columns" : "rows", loss.target()))
                .put("learning_rate", Words.name("learning_rate"));
        network.layers().stream()
                .findFirst()
                .flatMap(first -> first.input().name())
                .ifPresent(input -> words.put("features", Words.call(rows ? "columns" : "rows", input)));
        words.formula(loss.scale()).ifPresent(scale -> words.put("scale", scale));
        words.formula(loss.terms()).ifPresent(terms -> words.put("terms", terms));
        boolean own = head.map(Head::own).orElse(false);
        Expression slope = new Expression.Binary('*', ExpressionParser.parse("scale"), loss.slope(), NOWHERE);
        if (own) {
            words.put("dp", gradient(loss.prediction(), loss, rows));
        } else {
            words.formula(slope).ifPresent(formula -> words.put("dp", formula));
        }
        words.formula(slope).ifPresent(formula -> words.put("dp_formula", formula));
        head.ifPresent(known -> {
            words.put("a", canonical(known.preActivation(), rows));
            words.put("da_output", gradient(known.preActivation(), loss, rows));
        });
        return words;
    }

    private static Expression canonical(String quantity, boolean turned) {
        return Words.turned(Words.name(quantity), turned);
    }

    private static Expression gradient(String quantity, LossRole loss, boolean turned) {
        Expression call = new Expression.Call(
                "grad", List.of(Words.name(quantity)), Map.of("of", Words.name(loss.quantity())), NOWHERE);
        return Words.turned(call, turned);
    }
}
