package org.nabla.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Model;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;

/**
 * The tasks that lead from parameters to a loss, each from what those before it return, and those that lead on to the
 * gradients of that loss.
 *
 * @param loss the quantity
 * @param forward the tasks up to the loss, in an order in which they can be called
 * @param backward those that follow, up to the gradients
 * @param gradients of parameters and inputs; those of inner quantities have no number of their own to nudge
 */
record LossChain(String loss, List<Task> forward, List<Task> backward, List<Target> gradients) {

    /** A gradient that a task returns, and the parameter it belongs to. */
    record Target(Task.Item gradient, String parameter) {
        String quantity() {
            return gradient.quantity().toString();
        }
    }

    LossChain {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
        gradients = List.copyOf(gradients);
    }

    /** Every chain a problem has; none where no task returns the loss, or some value on the way is never computed. */
    static List<LossChain> of(Problem problem) {
        Model model = problem.model();
        Map<String, Map<String, Target>> byLoss = new LinkedHashMap<>();
        for (Task task : problem.tasks()) {
            for (Task.Item item : task.returned()) {
                lossOf(item.quantity(), model).ifPresent(loss -> {
                    Target target = new Target(
                            item,
                            ((Expression.Call) item.quantity())
                                    .arguments()
                                    .get(0)
                                    .toString());
                    byLoss.computeIfAbsent(loss, name -> new LinkedHashMap<>()).putIfAbsent(target.quantity(), target);
                });
            }
        }
        List<LossChain> chains = new ArrayList<>();
        byLoss.forEach((loss, targets) -> chain(problem, loss, targets).ifPresent(chains::add));
        return chains;
    }

    /** What a quantity is the gradient of, if it is one with respect to a parameter or an input. */
    private static Optional<String> lossOf(Expression quantity, Model model) {
        if (quantity instanceof Expression.Call call
                && call.function().equals("grad")
                && model.leaves().containsKey(call.arguments().get(0).toString())) {
            Expression of = call.options().get("of");
            return Optional.of(of == null ? model.loss() : of.toString()).filter(loss -> !loss.isEmpty());
        }
        return Optional.empty();
    }

    private static Optional<LossChain> chain(Problem problem, String loss, Map<String, Target> targets) {
        Set<Task> forward = new LinkedHashSet<>();
        if (!collect(problem, ExpressionParser.parse(loss), forward, new LinkedHashSet<>())) {
            return Optional.empty();
        }
        Set<Task> all = new LinkedHashSet<>(forward);
        List<Target> reached = new ArrayList<>();
        for (Target target : targets.values()) {
            Set<Task> more = new LinkedHashSet<>(all);
            if (collect(problem, target.gradient().quantity(), more, new LinkedHashSet<>())) {
                all = more;
                reached.add(target);
            }
        }
        all.removeAll(forward);
        return reached.isEmpty()
                ? Optional.empty()
                : Optional.of(new LossChain(loss, List.copyOf(forward), List.copyOf(all), reached));
    }

    /** Adds the tasks that a quantity takes; false where one of them is given something that nothing returns. */
    private static boolean collect(Problem problem, Expression quantity, Set<Task> tasks, Set<String> under) {
        if (isGiven(problem, quantity)) {
            return true;
        }
        Optional<Task> task = problem.anyReturning(quantity);
        if (task.isEmpty() || !under.add(task.get().id())) {
            return false;
        }
        if (!tasks.contains(task.get())) {
            for (Task.Item item : task.get().given()) {
                if (!collect(problem, item.quantity(), tasks, under)) {
                    return false;
                }
            }
            tasks.add(task.get());
        }
        under.remove(task.get().id());
        return true;
    }

    /** What the problem itself gives: parameters, inputs, settings, graphs as data. */
    private static boolean isGiven(Problem problem, Expression quantity) {
        return NodeLists.isStructure(quantity)
                || (quantity instanceof Expression.Name name
                        && !problem.model().definitions().containsKey(name.name()));
    }

    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>(forward);
        tasks.addAll(backward);
        return tasks;
    }

    /** The first of its tasks that returns a quantity. */
    Optional<Task> returning(String quantity) {
        return tasks().stream()
                .filter(task -> task.returned().stream()
                        .anyMatch(item -> item.quantity().toString().equals(quantity)))
                .findFirst();
    }

    /** The functions of some tasks, each once. */
    static List<String> functions(List<Task> tasks) {
        return tasks.stream().map(Task::function).distinct().toList();
    }

    /** The function that returns the loss. */
    String lossFunction() {
        return forward.get(forward.size() - 1).function();
    }
}
