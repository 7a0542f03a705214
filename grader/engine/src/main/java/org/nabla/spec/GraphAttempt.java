package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.Domain;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;

/**
 * One attempt at a graph of numbers: node after node, with the values in sight.
 *
 * <p>Most operands are values that nothing has used yet, so that in the end only the output is left over; the others,
 * as many as the numbers of leaves, nodes and operands leave room for, are used once more.
 */
final class GraphAttempt {

    /** Values between these show a mistake and stay far from overflow. */
    private static final double SMALLEST = 0.1;

    private static final double LARGEST = 5;

    /** So far from a corner, a pole or the end of a domain. */
    private static final double MARGIN = 0.2;

    /** Where a sigmoid or a tanh is flat, its derivative says little. */
    private static final double FLAT = 2.5;

    private static final List<String> SQUASHING = List.of("sigmoid", "tanh");

    private static final int TRIES = 30;

    private final List<String> names;
    private final List<Expression> patterns;
    private final SeededRandom random;
    private final Map<String, Matrix> values;
    private final Set<String> unused;
    private final Map<String, Expression> drawn = new LinkedHashMap<>();
    private int slots;
    private int repeats;

    /**
     * @param patterns one operation on names each; which names does not matter
     * @param given the values of the leaves
     */
    GraphAttempt(List<String> names, List<Expression> patterns, Map<String, Matrix> given, SeededRandom random) {
        this.names = names;
        this.patterns = new ArrayList<>(patterns);
        this.random = random;
        this.values = new LinkedHashMap<>(given);
        this.unused = new LinkedHashSet<>(given.keySet());
        this.slots = patterns.stream()
                .mapToInt(pattern -> application(pattern).operands().size())
                .sum();
        this.repeats = slots - (given.size() + names.size() - 1);
    }

    /** Definitions by name; nothing when a node found no operands that suit it. */
    Optional<Map<String, Expression>> graph() {
        for (String name : names) {
            boolean found = false;
            for (int i = 0; i < TRIES && !found; i++) {
                found = tryNode(name);
            }
            if (!found) {
                return Optional.empty();
            }
        }
        return unused.size() == 1 && repeats == 0 ? Optional.of(drawn) : Optional.empty();
    }

    private boolean tryNode(String name) {
        Expression pattern = patterns.get(random.below(patterns.size()));
        Vocabulary.Application application = application(pattern);
        Rule rule = application.operation().rule();
        int count = application.operands().size();
        List<String> operands = new ArrayList<>();
        int repeated = 0;
        for (int k = 0; k < count; k++) {
            boolean repeat = random.below(slots - k) < repeats - repeated;
            Optional<String> operand = repeat ? used(operands, rule) : fresh(operands);
            if (operand.isEmpty()) {
                return false;
            }
            operands.add(operand.get());
            repeated += repeat ? 1 : 0;
        }
        List<Matrix> numbers = operands.stream().map(this::value).toList();
        if (!suits(rule, numbers)) {
            return false;
        }
        Matrix result = application.operation().apply(numbers);
        if (!isMiddling(result.scalar())) {
            return false;
        }
        patterns.remove(pattern);
        drawn.put(name, onNames(pattern, operands));
        operands.forEach(unused::remove);
        values.put(name, result);
        unused.add(name);
        slots -= count;
        repeats -= repeated;
        return true;
    }

    private Matrix value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private Optional<String> fresh(List<String> taken) {
        return one(unused.stream().filter(name -> !taken.contains(name)).toList());
    }

    /** What a node before uses, or this one: x + x and x * x say something, x - x and x / x do not. */
    private Optional<String> used(List<String> taken, Rule rule) {
        boolean twice = rule.equals(Rules.ADD) || rule.equals(Rules.MULTIPLY);
        return one(values.keySet().stream()
                .filter(name -> taken.contains(name) ? twice : !unused.contains(name))
                .toList());
    }

    private Optional<String> one(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(random.below(names.size())));
    }

    private static boolean suits(Rule rule, List<Matrix> operands) {
        for (int k = 0; k < operands.size(); k++) {
            double operand = operands.get(k).scalar();
            Domain domain = rule.domains().get(k);
            boolean inside = domain == Domain.POSITIVE ? operand >= MARGIN : Math.abs(operand) >= MARGIN;
            boolean flat = SQUASHING.contains(rule.name()) && Math.abs(operand) > FLAT;
            if (flat || !(domain == Domain.REAL || inside)) {
                return false;
            }
        }
        return true;
    }

    /** A rectifier that is off gives 0. */
    private static boolean isMiddling(double value) {
        return value == 0 || (Math.abs(value) >= SMALLEST && Math.abs(value) <= LARGEST);
    }

    static Vocabulary.Application application(Expression definition) {
        return new Vocabulary(Map.of()).application(definition).orElseThrow();
    }

    /** The operation of a definition on other names. */
    private static Expression onNames(Expression pattern, List<String> names) {
        List<Expression> operands = new ArrayList<>();
        names.forEach(name -> operands.add(new Expression.Name(name, pattern.span())));
        if (pattern instanceof Expression.Binary binary) {
            return new Expression.Binary(binary.operator(), operands.get(0), operands.get(1), pattern.span());
        }
        if (pattern instanceof Expression.Negation) {
            return new Expression.Negation(operands.get(0), pattern.span());
        }
        if (pattern instanceof Expression.Transpose) {
            return new Expression.Transpose(operands.get(0), pattern.span());
        }
        Expression.Call call = (Expression.Call) pattern;
        return new Expression.Call(call.function(), operands, call.options(), pattern.span());
    }
}
