package org.nabla.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.Span;

/**
 * Finds the shape of one expression in another and puts a third in its place.
 *
 * <p>A name that ends with {@code _} stands for anything but a plain number, and for the same thing wherever it stands. What it stands for
 * can have to have a shape of its own: a quantity is then looked up in the definitions.
 */
final class Patterns {

    private static final Span NOWHERE = new Span(0, 0);

    private final Map<String, Expression> definitions;
    private final String loss;
    private final Predicate<Activation> allowed;

    /**
     * Over the quantities of a problem.
     *
     * @param loss what {@code grad} differentiates when it does not say; empty when there is none
     * @param allowed the activations that {@code g} in a condition may be
     */
    Patterns(Map<String, Expression> definitions, String loss, Predicate<Activation> allowed) {
        this.definitions = definitions;
        this.loss = loss;
        this.allowed = allowed;
    }

    /** What was found: parts by the names that stand for them, and the activation that {@code g} stands for. */
    private static final class Found {
        final Map<String, Expression> parts = new HashMap<>();
        Optional<Activation> activation = Optional.empty();
    }

    /** With every part that has the shape of an exchange's first side written as its second. */
    Expression exchanged(Expression expression, List<Mistake.Exchange> exchanges) {
        return expression.replaced(part -> exchange(part, exchanges));
    }

    /** The same for a question, in which everything is said: which loss is differentiated, and one layout for all. */
    Expression answered(Expression question, List<Mistake.Exchange> exchanges) {
        Expression complete = complete(question);
        Expression other = exchanged(complete, exchanges);
        return other.toString().equals(complete.toString()) ? question : other;
    }

    private Expression complete(Expression question) {
        return question.replaced(part -> {
            if (!(part instanceof Expression.Call call)) {
                return Optional.empty();
            }
            if (call.function().equals("grad") && call.options().isEmpty() && !loss.isEmpty()) {
                return Optional.of(
                        new Expression.Call("grad", call.arguments(), Map.of("of", Words.name(loss)), call.span()));
            }
            boolean turned = call.function().equals("jacobian")
                    && "denominator".equals(String.valueOf(call.options().get("layout")));
            return turned
                    ? Optional.of(new Expression.Transpose(
                            new Expression.Call("jacobian", call.arguments(), Map.of(), call.span()), call.span()))
                    : Optional.empty();
        });
    }

    private Optional<Expression> exchange(Expression part, List<Mistake.Exchange> exchanges) {
        for (Mistake.Exchange exchange : exchanges) {
            Found found = new Found();
            if (matches(exchange.from(), part, found) && holds(exchange.where(), found)) {
                found.parts.replaceAll((name, inner) -> inner.equals(part) ? inner : exchanged(inner, exchanges));
                return Optional.of(written(exchange.to(), found));
            }
        }
        return Optional.empty();
    }

    /** Whether what the names stand for has the shapes that are asked of it. */
    private boolean holds(Map<String, Expression> where, Found found) {
        for (Map.Entry<String, Expression> condition : where.entrySet()) {
            Expression part = found.parts.get(condition.getKey());
            if (part == null || !holds(condition.getValue(), part, found)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Expression pattern, Expression part, Found found) {
        Expression defined = definitions.getOrDefault(part.toString(), part);
        if (pattern instanceof Expression.Call call && call.function().equals("g")) {
            return applies(call.arguments().get(0), defined, found);
        }
        return matches(pattern, defined, found);
    }

    /** Whether something is the activation of one quantity. */
    private boolean applies(Expression point, Expression defined, Found found) {
        boolean[] holds = {false};
        defined.walk(part -> {
            if (!holds[0] && part instanceof Expression.Name) {
                found.activation = Activation.of(defined, part.toString()).filter(allowed);
                holds[0] = found.activation.isPresent() && matches(point, part, found);
            }
        });
        return holds[0];
    }

    private static Expression written(Expression template, Found found) {
        return template.replaced(part -> {
            if (part instanceof Expression.Name name) {
                return Optional.ofNullable(found.parts.get(name.name()));
            }
            if (part instanceof Expression.Call call && found.activation.isPresent()) {
                return ofActivation(call, found);
            }
            return Optional.empty();
        });
    }

    private static Optional<Expression> ofActivation(Expression.Call call, Found found) {
        Activation activation = found.activation.orElseThrow();
        return switch (call.function()) {
            case "g" -> Optional.of(activation.valueAt(written(call.arguments().get(0), found)));
            case "slope" ->
                Optional.of(activation.slopeAt(written(call.arguments().get(0), found)));
            case "slope_of" ->
                Optional.of(activation.slopeOfOutputAt(written(call.arguments().get(0), found)));
            default -> Optional.empty();
        };
    }

    private static boolean matches(Expression pattern, Expression part, Found found) {
        if (pattern instanceof Expression.Name name && name.name().endsWith("_")) {
            if (part instanceof Expression.Number) {
                return false; // a limit that is written with a 0 is another formula than the one with a b
            }
            Expression before = found.parts.putIfAbsent(name.name(), part);
            return before == null || before.toString().equals(part.toString());
        }
        List<Expression> inner = pattern.children();
        List<Expression> others = part.children();
        boolean alike = inner.size() == others.size()
                && !inner.isEmpty()
                && matchesOptions(pattern, part, found)
                && shape(pattern, others).equals(shape(part, others));
        if (!alike) {
            return pattern.toString().equals(part.toString());
        }
        for (int i = 0; i < inner.size(); i++) {
            if (!matches(inner.get(i), others.get(i), found)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesOptions(Expression pattern, Expression part, Found found) {
        if (!(pattern instanceof Expression.Call call) || !(part instanceof Expression.Call other)) {
            return true;
        }
        return call.options().keySet().equals(other.options().keySet())
                && call.options().entrySet().stream()
                        .allMatch(option ->
                                matches(option.getValue(), other.options().getOrDefault(option.getKey(), part), found));
    }

    /** What is done to the operands, whatever they are. */
    private static String shape(Expression expression, List<Expression> operands) {
        return expression instanceof Expression.Call call
                ? new Expression.Call(call.function(), operands, Map.of(), NOWHERE).toString()
                : expression.withChildren(operands).toString();
    }
}
