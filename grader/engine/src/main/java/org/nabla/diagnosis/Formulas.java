package org.nabla.diagnosis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/** Writes the catalogue's formulas over the quantities of one network. */
final class Formulas {

    /** The conditions that are about a prediction and its loss. */
    private static final Set<String> OF_LOSS = Set.of("loss", "output", "head");

    private static final Set<Site> UPDATES = EnumSet.of(Site.UPDATE, Site.WEIGHT_UPDATE, Site.BIAS_UPDATE);

    private static final Expression FUSED = ExpressionParser.parse("scale * (p - y)");
    private static final Expression PREDICTION_FIRST = ExpressionParser.parse("dp * slope_of(p)");
    private static final Expression IN_ONE_STEP = ExpressionParser.parse("dp_formula * slope_of(p)");

    private final Network network;
    private final Roles roles;
    private final Map<String, Expression> values = new LinkedHashMap<>();
    private final Map<String, Expression> gradients = new LinkedHashMap<>();
    private final Map<String, Expression> updates = new LinkedHashMap<>();
    private final Map<String, Expression> later = new LinkedHashMap<>();
    private WalkingBack back = WalkingBack.RIGHT;

    Formulas(Network network) {
        this.network = network;
        this.roles = new Roles(network);
    }

    /** The right rules as they are written by hand. */
    Rewriting base() {
        return base(PREDICTION_FIRST);
    }

    /** The same by somebody who never writes down the gradient at a prediction. */
    Rewriting baseInOneStep() {
        return base(IN_ONE_STEP);
    }

    /** A softmax as programs often compute it: large exponentials are infinite there, and their ratio is undefined. */
    Rewriting overflowing() {
        Expression softmax = ExpressionParser.parse("exp(a) / sum(exp(a), axis=0)");
        for (LossRole loss : network.losses()) {
            roles.head(loss)
                    .filter(head -> head.own() && head.activation().kind().equals("softmax"))
                    .ifPresent(head -> atHead(loss, head, softmax, loss.prediction(), values::put));
        }
        return rewriting();
    }

    private Rewriting base(Expression separate) {
        Expression slope = ExpressionParser.parse("dh * slope(a)");
        for (LossRole loss : network.losses()) {
            atLoss(Site.LOSS, ExpressionParser.parse("scale * sum(terms)"), loss);
            roles.head(loss).ifPresent(head -> {
                boolean fused = roles.kind(head, loss).equals("fused");
                Expression formula = fused ? FUSED : separate;
                if (fused || (head.own() && !head.activation().kind().equals("softmax"))) {
                    atHead(loss, head, formula, head.preActivation(), gradientsOf(loss));
                }
            });
            for (Layer layer : network.layers()) {
                boolean hidden = !layer.last() && layer.output().isPresent();
                if (hidden && !layer.activation().kind().equals("softmax")) {
                    put(
                            gradientsOf(loss),
                            layer.preActivation(),
                            roles.words(layer, Optional.of(loss)),
                            slope,
                            layer.rows());
                }
            }
        }
        return rewriting();
    }

    Rewriting of(Mistake.Way way) {
        boolean aboutLoss = !Collections.disjoint(way.when().keySet(), OF_LOSS);
        boolean updates = !Collections.disjoint(way.formulas().keySet(), UPDATES);
        // an update follows the first loss
        List<LossRole> losses = network.losses().stream()
                .limit(updates ? 1 : network.losses().size())
                .toList();
        if (aboutLoss && losses.stream().noneMatch(loss -> allows(way, loss))) {
            return rewriting();
        }
        back = way.back();
        way.formulas().forEach((site, places) -> places.forEach((place, formula) -> at(site, place, formula, way)));
        return rewriting();
    }

    private Rewriting rewriting() {
        return new Rewriting(values, gradients, updates, later, back, UnaryOperator.identity());
    }

    private void at(Site site, Mistake.Place place, Expression formula, Mistake.Way way) {
        if (site == Site.INPUT || site == Site.TARGET) {
            data(site, formula, way);
            return;
        }
        for (Layer layer : network.layers()) {
            if (place.holds(layer) && allows(way, layer)) {
                atLayer(site, formula, layer);
            }
        }
        for (LossRole loss : network.losses()) {
            Optional<Roles.Head> head = roles.head(loss);
            if (allows(way, loss)) {
                atLoss(site, formula, loss);
                head.ifPresent(known -> atOutput(site, formula, loss, known, way));
                for (Layer layer : network.layers()) {
                    if (place.holds(layer) && allows(way, layer)) {
                        atGradient(site, formula, layer, loss);
                    }
                }
            }
        }
    }

    private static boolean allows(Mistake.Way way, String word, String value) {
        List<String> allowed = way.when().get(word);
        return allowed == null || allowed.contains(value);
    }

    private boolean allows(Mistake.Way way, LossRole loss) {
        Optional<Roles.Head> head = roles.head(loss);
        return allows(way, "loss", loss.kind())
                && allows(
                        way,
                        "output",
                        head.map(Roles.Head::activation).map(Activation::kind).orElse("other"))
                && allows(
                        way, "head", head.map(known -> roles.kind(known, loss)).orElse("none"));
    }

    private static boolean allows(Mistake.Way way, Layer layer) {
        return allows(way, "activation", layer.activation().kind())
                && allows(way, "weights", layer.weights().turned() ? "turned" : "plain");
    }

    private void data(Site site, Expression formula, Mistake.Way way) {
        if (site == Site.INPUT) {
            network.layers().stream()
                    .limit(1)
                    .forEach(layer -> layer.input()
                            .name()
                            .ifPresent(name -> put(
                                    values::put,
                                    name,
                                    new Words(),
                                    formula,
                                    layer.input().turned())));
            return;
        }
        for (LossRole loss : network.losses()) {
            roles.head(loss)
                    .filter(head -> allows(way, loss))
                    .ifPresent(head -> put(values::put, loss.target(), new Words(), formula, head.rows()));
        }
    }

    private void atLayer(Site site, Expression formula, Layer layer) {
        Words words = roles.words(layer, network.losses().stream().findFirst());
        switch (site) {
            case PRE_ACTIVATION -> put(values::put, layer.preActivation(), words, formula, layer.rows());
            case ACTIVATION -> {
                if (!layer.last()) {
                    layer.output().ifPresent(output -> put(values::put, output, words, formula, layer.rows()));
                }
            }
            case LATER_ACTIVATION -> {
                if (!layer.last()) {
                    layer.output().ifPresent(output -> put(later::put, output, words, formula, layer.rows()));
                }
            }
            case UPDATE -> {
                update(layer.weights(), words, formula);
                layer.bias().ifPresent(bias -> update(bias, words, formula));
            }
            case WEIGHT_UPDATE -> update(layer.weights(), words, formula);
            case BIAS_UPDATE -> layer.bias().ifPresent(bias -> update(bias, words, formula));
            default -> {}
        }
    }

    private void update(Layer.Placed parameter, Words words, Expression formula) {
        parameter.name().ifPresent(name -> {
            Words own = words.copy().put("theta", parameter.expression());
            put(updates::put, name, own, formula, parameter.turned());
        });
    }

    private void atLoss(Site site, Expression formula, LossRole loss) {
        Words words = roles.words(loss, roles.head(loss));
        if (site == Site.LOSS) {
            put(values::put, loss.quantity(), words, formula, false);
        } else if (site == Site.LATER_LOSS) {
            put(later::put, loss.quantity(), words, formula, false);
        }
    }

    private void atOutput(Site site, Expression formula, LossRole loss, Roles.Head head, Mistake.Way way) {
        boolean fits = head.layer().map(layer -> allows(way, layer)).orElse(true);
        switch (site) {
            case OUTPUT -> {
                if (head.own() && fits) {
                    atHead(loss, head, formula, loss.prediction(), values::put);
                }
            }
            case LATER_OUTPUT -> {
                if (head.own()) {
                    atHead(loss, head, formula, loss.prediction(), later::put);
                }
            }
            case OUTPUT_GRADIENT -> atHead(loss, head, formula, head.preActivation(), gradientsOf(loss));
            case PREDICTION_GRADIENT -> {
                if (head.own()) {
                    atHead(loss, head, formula, loss.prediction(), gradientsOf(loss));
                }
            }
            default -> {}
        }
    }

    private void atGradient(Site site, Expression formula, Layer layer, LossRole loss) {
        Words words = roles.words(layer, Optional.of(loss));
        BiConsumer<String, Expression> target = gradientsOf(loss);
        switch (site) {
            case WEIGHT_GRADIENT ->
                layer.weights()
                        .name()
                        .ifPresent(name -> put(
                                target, name, words, formula, layer.weights().turned()));
            case BIAS_GRADIENT ->
                layer.bias()
                        .ifPresent(bias ->
                                bias.name().ifPresent(name -> put(target, name, words, formula, bias.turned())));
            case INPUT_GRADIENT ->
                layer.input()
                        .name()
                        .filter(name -> network.producing(name).isPresent() && network.readers(name) == 1)
                        .ifPresent(name ->
                                put(target, name, words, formula, layer.input().turned()));
            case PRE_ACTIVATION_GRADIENT -> {
                if (!layer.last() && layer.output().isPresent()) {
                    put(target, layer.preActivation(), words, formula, layer.rows());
                }
            }
            default -> {}
        }
    }

    private void atHead(
            LossRole loss,
            Roles.Head head,
            Expression formula,
            String quantity,
            BiConsumer<String, Expression> target) {
        Words words = roles.words(loss, Optional.of(head));
        put(target, quantity, words, formula, head.rows());
    }

    private void put(
            BiConsumer<String, Expression> target, String quantity, Words words, Expression formula, boolean turned) {
        words.copy().formula(formula).ifPresent(own -> {
            Expression complete = own.replaced(part ->
                    part instanceof Expression.Call call && call.function().equals("right")
                            ? Optional.of(Words.right(turned))
                            : Optional.empty());
            target.accept(quantity, Words.turned(complete, turned));
        });
    }

    private BiConsumer<String, Expression> gradientsOf(LossRole loss) {
        return (quantity, formula) -> gradients.put(Rewriting.gradient(loss.quantity(), quantity), formula);
    }
}
