package org.nabla.reference.calculus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/**
 * A row of the table of update rules: how one parameter {@code theta} moves, given its gradient {@code g}.
 *
 * <p>The formulas are written in the expression language, so that they are computed in every way a graph is. They may use
 * {@code theta}, {@code g}, {@code t} (the number of the step, from 1), {@code learning_rate}, the settings and the memory.
 *
 * @param name as problem files write it
 * @param settings its numbers beside the learning rate, with the value each has when a problem is silent
 * @param memory values kept between steps for each parameter, 0 at the start
 * @param lookAhead where the gradient is taken, when that is not at {@code theta}
 * @param formulas assigned in this order; the last one is {@code theta}
 */
public record UpdateRule(
        String name,
        Map<String, Double> settings,
        List<String> memory,
        Optional<Expression> lookAhead,
        Map<String, Expression> formulas) {

    public static final List<UpdateRule> ALL = List.of(
            new UpdateRule(
                    "gradient-descent",
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    formulas("theta", "theta - learning_rate * g")),
            new UpdateRule(
                    "momentum",
                    settings("momentum", 0.9),
                    List.of("v"),
                    Optional.empty(),
                    formulas("v", "momentum * v + g", "theta", "theta - learning_rate * v")),
            new UpdateRule(
                    "nesterov",
                    settings("momentum", 0.9),
                    List.of("v"),
                    Optional.of(ExpressionParser.parse("theta - learning_rate * momentum * v")),
                    formulas("v", "momentum * v + g", "theta", "theta - learning_rate * v")),
            new UpdateRule(
                    "rmsprop",
                    settings("decay", 0.9, "epsilon", 1e-8),
                    List.of("s"),
                    Optional.empty(),
                    formulas(
                            "s", "decay * s + (1 - decay) * square(g)",
                            "theta", "theta - learning_rate * g / (sqrt(s) + epsilon)")),
            new UpdateRule(
                    "adam",
                    settings("beta1", 0.9, "beta2", 0.999, "epsilon", 1e-8),
                    List.of("m", "s"),
                    Optional.empty(),
                    formulas(
                            "m", "beta1 * m + (1 - beta1) * g",
                            "s", "beta2 * s + (1 - beta2) * square(g)",
                            "theta",
                                    "theta - learning_rate * (m / (1 - beta1^t)) / (sqrt(s / (1 - beta2^t)) + epsilon)")));

    public UpdateRule {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        memory = List.copyOf(memory);
        formulas = Collections.unmodifiableMap(new LinkedHashMap<>(formulas));
    }

    public static Optional<UpdateRule> named(String name) {
        return ALL.stream().filter(rule -> rule.name.equals(name)).findFirst();
    }

    public static List<String> names() {
        return ALL.stream().map(UpdateRule::name).collect(Collectors.toList());
    }

    private static Map<String, Expression> formulas(String... pairs) {
        Map<String, Expression> formulas = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            formulas.put(pairs[i], ExpressionParser.parse(pairs[i + 1]));
        }
        return formulas;
    }

    private static Map<String, Double> settings(Object... pairs) {
        Map<String, Double> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], (Double) pairs[i + 1]);
        }
        return settings;
    }
}
