package org.nabla.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.Span;

/**
 * What quantities are called in the course, for everything that people are told about them: {@code dA1} or
 * {@code delta2} or {@code grad_a3}, which a problem file writes as {@code grad(A1)} and so on.
 *
 * <p>A quantity is called as functions of the submission take or return it; a gradient that none does, as the notation of
 * the problem says. What has no name of its own stays as the problem file has it: the name {@code W1} under which an
 * update returns {@code after(1, W1)} is that of another quantity.
 */
public final class QuantityNames {

    private final Naming naming;

    /** By canonical expression. */
    private final Map<String, String> returned = new LinkedHashMap<>();

    /** Names under which different functions return different quantities. */
    private final Set<String> ambiguous = new HashSet<>();

    QuantityNames(Model model, List<Task> tasks) {
        this.naming = model.naming();
        Set<String> own = new HashSet<>(model.leaves().keySet());
        own.addAll(model.definitions().keySet());
        Map<String, String> meant = new LinkedHashMap<>();
        for (Task.Item item : items(tasks)) {
            String quantity = item.quantity().toString();
            if (!own.contains(item.name()) && !own.contains(quantity)) {
                returned.putIfAbsent(quantity, item.name());
                String before = meant.putIfAbsent(item.name(), quantity);
                if (before != null && !before.equals(quantity)) {
                    ambiguous.add(item.name());
                }
            }
        }
    }

    /** What functions return, then what they are given; not the one value that needs no name. */
    private static List<Task.Item> items(List<Task> tasks) {
        List<Task.Item> items = new ArrayList<>();
        tasks.stream().filter(task -> !task.single()).forEach(task -> items.addAll(task.returned()));
        tasks.forEach(task -> items.addAll(task.given()));
        return items;
    }

    /** What a quantity, or a formula with quantities, is called. */
    public String of(Expression formula) {
        return whole(formula).orElseGet(() -> {
            boolean one = isOfOneLoss(formula);
            return Formula.of(formula.replaced(
                    part -> part(part, one).map(name -> new Expression.Name(name, part.span()))));
        });
    }

    /** What a question asks for; but for the names, as the problem file has it. */
    String of(Question question) {
        return whole(question.asks()).orElseGet(() -> {
            StringBuilder text = new StringBuilder(question.text());
            List<Map.Entry<Span, String>> names = new ArrayList<>();
            boolean one = isOfOneLoss(question.asks());
            question.asks().replaced(part -> {
                Optional<String> name = part(part, one);
                name.ifPresent(known -> names.add(Map.entry(part.span(), known)));
                return name.map(known -> part); // nothing inside it
            });
            names.sort((first, second) ->
                    Integer.compare(second.getKey().start(), first.getKey().start()));
            names.forEach(
                    name -> text.replace(name.getKey().start(), name.getKey().end(), name.getValue()));
            return text.toString();
        });
    }

    /** The name of what has one: whoever reads it knows from the question, or from the function, which loss is meant. */
    private Optional<String> whole(Expression quantity) {
        return Optional.ofNullable(returned.get(quantity.toString()))
                .or(() -> isGradient(quantity) ? Optional.of(naming.identifier(quantity)) : Optional.empty());
    }

    /** The name of a part of a formula, where it can mean nothing else. */
    private Optional<String> part(Expression part, boolean ofOneLoss) {
        if (isGradient(part)) {
            return ofOneLoss || options(part).isEmpty() ? whole(part) : Optional.empty();
        }
        return whole(part).filter(name -> !ambiguous.contains(name));
    }

    /** Whether all gradients in a formula are of the same loss. */
    private static boolean isOfOneLoss(Expression formula) {
        Set<String> losses = new LinkedHashSet<>();
        formula.walk(part -> {
            if (isGradient(part)) {
                losses.add(options(part).toString());
            }
        });
        return losses.size() <= 1;
    }

    private static Map<String, Expression> options(Expression gradient) {
        return ((Expression.Call) gradient).options();
    }

    private static boolean isGradient(Expression part) {
        return part instanceof Expression.Call call
                && call.function().equals("grad")
                && call.arguments().get(0) instanceof Expression.Name;
    }
}
