package org.nabla.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/**
 * The tasks of a problem whose file lists none: those that its questions need, under the names every problem uses.
 *
 * <p>{@code count_parameters}, {@code forward}, {@code loss}, {@code backward}, {@code update}, {@code loss_after_update};
 * then {@code after_k_updates} and {@code jacobians} for questions that none of these answers.
 */
final class Tasks {

    private static final Map<String, String> MEASURES =
            new TreeMap<>(Map.of("jacobian", "jacobians", "shape", "shapes", "count", "counts"));

    private final Model model;
    private final Instance published;
    private final Set<String> needed = new LinkedHashSet<>();

    private Tasks(Model model, Instance published) {
        this.model = model;
        this.published = published;
    }

    static List<Task> forQuestions(Model model, Instance published, List<Expression> atoms) {
        Tasks tasks = new Tasks(model, published);
        atoms.forEach(atom -> tasks.needed.add(atom.toString()));
        List<Task> all = new ArrayList<>();
        for (Task task : tasks.usual(atoms)) {
            boolean answers = task.returned().stream()
                    .anyMatch(item -> tasks.needed.remove(item.quantity().toString()));
            if (answers) {
                task.returned()
                        .forEach(item -> tasks.needed.remove(item.quantity().toString()));
                all.add(task);
            }
        }
        return all;
    }

    private List<Task> usual(List<Expression> atoms) {
        List<Task> usual = new ArrayList<>();
        Set<String> parameters = model.parameters().keySet();
        Set<String> seesTarget = seesTarget();
        List<String> activations = model.inner().stream()
                .filter(name -> !seesTarget.contains(name))
                .toList();
        List<String> features = model.inputs().keySet().stream()
                .filter(input -> !model.targets().contains(input))
                .toList();
        usual.add(single("count_parameters", items(parameters), "count(parameters)"));
        usual.add(new Task("forward", items(parameters, features), items(activations), false));
        usual.add(loss(seesTarget));
        usual.add(new Task(
                "backward", items(parameters, model.inputs().keySet(), model.inner()), gradients(atoms), false));
        usual.add(new Task("update", withConstants(parameters, gradientNames()), updated(1), false));
        if (model.hasLoss()) {
            usual.add(single(
                    "loss_after_update",
                    withConstants(parameters, model.inputs().keySet()),
                    "after(1, " + model.loss() + ")"));
        }
        usual.addAll(later(atoms));
        MEASURES.forEach((function, task) -> usual.add(measures(function, task, atoms)));
        published.training().ifPresent(material -> usual.add(train(material)));
        usual.removeIf(task -> task.returned().isEmpty());
        return usual;
    }

    /** The loss and what else depends on the targets, given what that is computed from. */
    private Task loss(Set<String> seesTarget) {
        Set<String> given = new LinkedHashSet<>();
        for (String name : seesTarget) {
            Expression definition = model.definitions().get(name);
            if (definition != null) {
                definition.walk(part -> {
                    if (part instanceof Expression.Name used && !seesTarget.contains(used.name())) {
                        given.add(used.name());
                    }
                });
            }
        }
        given.removeIf(name ->
                !model.leaves().containsKey(name) && !model.definitions().containsKey(name));
        return new Task("loss", items(given), items(seesTarget), seesTarget.size() == 1);
    }

    /** The computed quantities that depend on a target, the loss always among them. */
    private Set<String> seesTarget() {
        Set<String> seen = new LinkedHashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<String, Expression> definition : model.definitions().entrySet()) {
                boolean[] sees = {definition.getKey().equals(model.loss())};
                definition
                        .getValue()
                        .walk(part -> sees[0] |= part instanceof Expression.Name used
                                && (model.targets().contains(used.name()) || seen.contains(used.name())));
                changed |= sees[0] && seen.add(definition.getKey());
            }
        }
        return seen;
    }

    private List<Task.Item> gradients(List<Expression> atoms) {
        Set<String> of = new LinkedHashSet<>(model.update().learnable());
        Naming.lists(model.inner(), model.inner()).values().forEach(of::addAll);
        for (Expression atom : atoms) {
            if (atom instanceof Expression.Call call && call.function().equals("grad")) {
                of.add(call.arguments().get(0).toString());
            }
        }
        return of.stream()
                .map(name -> item(model.naming().gradientOf(name), "grad(" + name + ")"))
                .toList();
    }

    private List<String> gradientNames() {
        return model.update().learnable().stream()
                .map(name -> model.naming().gradientOf(name))
                .toList();
    }

    private List<Task.Item> updated(int steps) {
        return model.update().learnable().stream()
                .map(name -> item(name, "after(%d, %s)".formatted(steps, name)))
                .toList();
    }

    /** What questions ask about later steps, a task for each number of steps. */
    private List<Task> later(List<Expression> atoms) {
        Map<String, List<Task.Item>> bySteps = new LinkedHashMap<>();
        for (Expression atom : atoms) {
            if (atom instanceof Expression.Call call && call.function().equals("after")) {
                String steps = call.arguments().get(0).toString();
                String of = model.naming().identifier(call.arguments().get(1));
                bySteps.computeIfAbsent(steps, k -> new ArrayList<>()).add(new Task.Item(of, atom));
            }
        }
        List<Task> tasks = new ArrayList<>();
        bySteps.forEach((steps, items) -> tasks.add(new Task(
                "after_%s_update%s".formatted(steps, steps.equals("1") ? "" : "s"),
                withConstants(model.parameters().keySet(), model.inputs().keySet()),
                items,
                false)));
        return tasks;
    }

    /** The whole training: histories of the losses, and the parameters at the end. */
    private Task train(Training.Material material) {
        List<Task.Item> returned = new ArrayList<>();
        material.histories().forEach(name -> returned.add(item(name, "history(" + name + ")")));
        model.update().learnable().forEach(name -> returned.add(item(name, "trained(" + name + ")")));
        return new Task(
                "train",
                withConstants(model.parameters().keySet(), material.named().keySet()),
                returned,
                false);
    }

    /** What questions ask of quantities as wholes: Jacobians, shapes, counts. */
    private Task measures(String function, String task, List<Expression> atoms) {
        List<Task.Item> items = new ArrayList<>();
        for (Expression atom : atoms) {
            if (atom instanceof Expression.Call call && call.function().equals(function)) {
                items.add(new Task.Item(model.naming().identifier(atom), atom));
            }
        }
        return new Task(task, items(model.parameters().keySet(), model.inputs().keySet(), model.inner()), items, false);
    }

    @SafeVarargs
    private List<Task.Item> items(Collection<String>... names) {
        List<Task.Item> items = new ArrayList<>();
        for (Collection<String> some : names) {
            some.forEach(name -> items.add(new Task.Item(name, quantity(name))));
        }
        return items;
    }

    @SafeVarargs
    private List<Task.Item> withConstants(Collection<String>... names) {
        List<Task.Item> items = items(names);
        items.addAll(items(model.update().settings().keySet()));
        return items;
    }

    private Expression quantity(String identifier) {
        Set<String> quantities = new LinkedHashSet<>(model.leaves().keySet());
        quantities.addAll(model.definitions().keySet());
        return model.naming().quantity(identifier, quantities);
    }

    private static Task single(String function, List<Task.Item> given, String quantity) {
        return new Task(function, given, List.of(item("value", quantity)), true);
    }

    private static Task.Item item(String name, String quantity) {
        return new Task.Item(name, ExpressionParser.parse(quantity));
    }
}
