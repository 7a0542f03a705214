package org.nabla.starter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Formula;
import org.nabla.spec.Model;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;

/**
 * The quantities of a task in the names the student has for them: a problem may give {@code W1} under the name {@code W},
 * and the student then reads {@code W} in every formula.
 */
final class TaskWords {

    private final Problem problem;
    private final Task task;
    private final Map<String, String> names;

    TaskWords(Problem problem, Task task) {
        this.problem = problem;
        this.task = task;
        this.names = names();
    }

    /** The definition of each quantity that leads from what is given to what is asked for; of gradients there is none. */
    List<String> formulas() {
        List<String> formulas = new ArrayList<>();
        Set<String> needed = needed();
        Model model = problem.model();
        model.definitions().forEach((name, definition) -> {
            if (needed.contains(name)) {
                formulas.add("%s = %s".formatted(named(name), formula(definition)));
            }
        });
        return formulas;
    }

    /** What a quantity is, where its name does not say it: {@code ∂loss/∂W1}. */
    String described(Expression quantity) {
        if (!(quantity instanceof Expression.Call call)) {
            return formula(quantity);
        }
        if (quantity.toString().equals("count(parameters)")) {
            return "how many numbers can be learned";
        }
        return switch (call.function()) {
            case "grad" -> derivative(call.options().get("of"), call.arguments().get(0));
            case "jacobian" ->
                derivative(call.arguments().get(0), call.arguments().get(1)) + layout(call);
            case "after" -> formula(call.arguments().get(1)) + steps(call);
            default -> formula(quantity);
        };
    }

    private String derivative(@Nullable Expression of, Expression by) {
        return "∂%s/∂%s".formatted(of == null ? problem.model().loss() : factor(of), factor(by));
    }

    /** With brackets around everything but a name. */
    private String factor(Expression expression) {
        return expression instanceof Expression.Name ? formula(expression) : "(" + formula(expression) + ")";
    }

    private static String layout(Expression.Call jacobian) {
        Expression layout = jacobian.options().get("layout");
        return layout == null ? "" : " in %s layout".formatted(layout);
    }

    private static String steps(Expression.Call after) {
        String steps = after.arguments().get(0).toString();
        return " after %s update%s".formatted(steps, steps.equals("1") ? "" : "s");
    }

    private String formula(Expression expression) {
        return Formula.of(renamed(expression));
    }

    private String named(String quantity) {
        return names.getOrDefault(quantity, quantity);
    }

    /** New names for the quantities that have one here, and none that would mean two things. */
    private Map<String, String> names() {
        Map<String, String> found = new LinkedHashMap<>();
        items().filter(item -> item.quantity() instanceof Expression.Name)
                .forEach(item -> found.putIfAbsent(item.quantity().toString(), item.name()));
        Set<String> shown = needed();
        for (String name : List.copyOf(shown)) {
            shown.addAll(definition(name).names());
        }
        Set<String> kept = new LinkedHashSet<>(shown);
        kept.removeAll(found.keySet());
        found.values().removeIf(kept::contains);
        return found;
    }

    private Stream<Task.Item> items() {
        return task.single()
                ? task.given().stream() // what is returned alone has no name of its own
                : Stream.concat(task.given().stream(), task.returned().stream());
    }

    private Set<String> needed() {
        Set<String> given = new LinkedHashSet<>();
        task.given().forEach(item -> given.add(item.quantity().toString()));
        Set<String> needed = new LinkedHashSet<>();
        task.returned().forEach(item -> need(asked(item.quantity()), given, needed));
        return needed;
    }

    /** The quantity itself, and the value whose Jacobian is asked for. */
    private static Expression asked(Expression quantity) {
        return quantity instanceof Expression.Call call && call.function().equals("jacobian")
                ? call.arguments().get(0)
                : quantity;
    }

    private void need(Expression quantity, Set<String> given, Set<String> needed) {
        boolean isDefined = quantity instanceof Expression.Name name
                && problem.model().definitions().containsKey(name.name());
        if (isDefined && !given.contains(quantity.toString()) && needed.add(quantity.toString())) {
            definition(quantity.toString()).walk(part -> need(part, given, needed));
        }
    }

    private Expression definition(String name) {
        return Objects.requireNonNull(problem.model().definitions().get(name));
    }

    private Expression renamed(Expression expression) {
        return expression.withNames(name -> Optional.of(new Expression.Name(named(name), expression.span())));
    }
}
