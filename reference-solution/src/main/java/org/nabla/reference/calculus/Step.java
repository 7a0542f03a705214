package org.nabla.reference.calculus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.Matrix;
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
 * the newest value of each word.
 */
final class Step {

    private static final String NEW = "new_";

    /** Where the gradient was taken; the parameter itself unless the rule looks ahead. */
    private static final String AT = "at";

    private final Plan plan;
    private final Buffer theta;
    private final Map<Buffer, Buffer> kept = new LinkedHashMap<>();

    Step(Update update, String parameter, Shape shape) {
        Map<String, Shape> leaves = new LinkedHashMap<>();
        leaves.put("theta", shape);
        leaves.put("g", shape);
        leaves.put(AT, shape);
        leaves.put("t", Shape.SCALAR);
        leaves.put("decay", Shape.SCALAR);
        update.settings().keySet().forEach(setting -> leaves.put(setting, Shape.SCALAR));
        update.rule().memory().forEach(memory -> leaves.put(memory, shape));
        boolean decays = update.decay() != 0 && update.decayed().contains(parameter);
        plan = Plan.of(Graph.of(leaves.keySet(), definitions(update.rule(), decays), new Vocabulary(Map.of())), leaves);
        update.settings().forEach((name, value) -> plan.set(name, Matrix.scalar(value)));
        plan.set("decay", Matrix.scalar(update.decay()));
        theta = plan.buffer("theta");
        for (String name : update.rule().formulas().keySet()) {
            kept.put(plan.buffer(name), plan.buffer(NEW + name));
        }
    }

    private static Map<String, Expression> definitions(UpdateRule rule, boolean decays) {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        Map<String, String> newest = new HashMap<>();
        if (decays) {
            definitions.put(NEW + "g", ExpressionParser.parse("g + decay * " + AT));
            newest.put("g", NEW + "g");
        }
        rule.formulas().forEach((assigned, formula) -> {
            definitions.put(NEW + assigned, renamed(formula, newest));
            newest.put(assigned, NEW + assigned);
        });
        rule.lookAhead().ifPresent(formula -> definitions.put("ahead", formula));
        return definitions;
    }

    /** Names are replaced in the text, where each word stands by itself. */
    private static Expression renamed(Expression formula, Map<String, String> names) {
        Set<String> used = new LinkedHashSet<>();
        formula.walk(part -> {
            if (part instanceof Expression.Name name) {
                used.add(name.name());
            }
        });
        String text = formula.toString();
        for (String name : used) {
            String replacement = names.get(name);
            if (replacement != null) {
                text = text.replaceAll("\\b" + name + "\\b", replacement);
            }
        }
        return ExpressionParser.parse(text);
    }

    /** The parameter as it is after the steps taken so far. */
    Buffer theta() {
        return theta;
    }

    /** Where the next gradient is to be taken. */
    Buffer at() {
        Buffer at = plan.buffer(AT);
        if (plan.graph().has("ahead")) {
            plan.forward();
            at.set(plan.buffer("ahead"));
        } else {
            at.set(theta);
        }
        return at;
    }

    void take(Buffer gradient, int number) {
        plan.buffer("g").set(gradient);
        plan.buffer("t").fill(number);
        plan.forward();
        kept.forEach(Buffer::set);
    }
}
