package org.nabla.reference.calculus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.Buffer;

/**
 * One step of an update rule for one parameter, planned once and taken many times.
 *
 * <p>The formulas of the rule become a graph of their own: what a formula assigns is a new quantity, and what it reads is
 * the newest value of each word. Formulas act entry by entry, so that a new value is written where the old one was.
 */
final class Step {

    private static final String NEW = "new_";

    /** Where the gradient was taken; the parameter itself unless the rule looks ahead. */
    private static final String AT = "at";

    /** The factor of weight decay, under a name that no rule has for a setting of its own: RMSprop has a {@code decay}. */
    private static final String DECAY = "weight_decay";

    private final Plan plan;
    private final Optional<Plan> ahead;
    private final Map<String, Buffer> places = new LinkedHashMap<>();

    Step(Update update, String parameter, Shape shape) {
        UpdateRule rule = update.rule();
        place("theta", shape);
        place("g", shape);
        place("t", Shape.SCALAR);
        place(DECAY, Shape.SCALAR).fill(update.decay());
        update.settings().forEach((name, value) -> place(name, Shape.SCALAR).fill(value));
        rule.memory().forEach(memory -> place(memory, shape));
        ahead = rule.lookAhead().map(formula -> plan(Map.of(AT, formula), Map.of(AT, place(AT, shape))));
        places.putIfAbsent(AT, theta());
        Map<String, Buffer> assigned = new LinkedHashMap<>();
        rule.formulas().keySet().forEach(name -> assigned.put(NEW + name, place(name)));
        boolean decays = update.decay() != 0 && update.decayed().contains(parameter);
        plan = plan(definitions(rule, decays), assigned);
    }

    private Buffer place(String name, Shape shape) {
        return places.computeIfAbsent(name, missing -> new Buffer(shape));
    }

    private Buffer place(String name) {
        return Objects.requireNonNull(places.get(name), name);
    }

    private Plan plan(Map<String, Expression> definitions, Map<String, Buffer> assigned) {
        Map<String, Buffer> leaves = new LinkedHashMap<>(places);
        leaves.keySet().removeAll(assigned.keySet());
        Map<String, Shape> shapes = new LinkedHashMap<>();
        leaves.forEach((name, buffer) -> shapes.put(name, buffer.shape()));
        Map<String, Buffer> shared = new LinkedHashMap<>(leaves);
        shared.putAll(assigned);
        return Plan.of(Graph.of(leaves.keySet(), definitions, new Vocabulary(Map.of())), shapes, shared);
    }

    private static Map<String, Expression> definitions(UpdateRule rule, boolean decays) {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        Map<String, String> newest = new HashMap<>();
        if (decays) {
            definitions.put(NEW + "g", ExpressionParser.parse("g + " + DECAY + " * " + AT));
            newest.put("g", NEW + "g");
        }
        rule.formulas().forEach((assigned, formula) -> {
            definitions.put(NEW + assigned, renamed(formula, newest));
            newest.put(assigned, NEW + assigned);
        });
        return definitions;
    }

    private static Expression renamed(Expression formula, Map<String, String> names) {
        return formula.withNames(
                name -> Optional.ofNullable(names.get(name)).map(other -> new Expression.Name(other, formula.span())));
    }

    /** The parameter as it is after the steps taken so far. */
    Buffer theta() {
        return place("theta");
    }

    /** Where the next gradient is to be taken; {@link #lookAhead} puts it there. */
    Buffer at() {
        return place(AT);
    }

    void lookAhead() {
        ahead.ifPresent(Plan::forward);
    }

    /** Where {@link #take} expects the gradient. */
    Buffer gradient() {
        return place("g");
    }

    void take(int number) {
        place("t").fill(number);
        plan.forward();
    }
}
