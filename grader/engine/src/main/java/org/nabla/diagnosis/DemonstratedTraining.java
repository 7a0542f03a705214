package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.diagnosis.Demonstration.Instead;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Formula;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/** A training of a few steps, with right steps and something else done with them. */
record DemonstratedTraining(Problem network, Mistake mistake) {

    /** The first form that makes a difference; nothing where none does, or nothing is trained. */
    Optional<Demonstration> shown() {
        Instance instance = network.published();
        Optional<Training.Material> material = instance.training();
        if (material.isEmpty() || mistake.habits().isEmpty()) {
            return Optional.empty();
        }
        Training.Outcome right = new Training(
                        network.model().graph(instance),
                        network.model().loss(),
                        network.model().setting(instance).update(),
                        material.get())
                .run(start(instance, material.get()));
        Replays replays = new Replays(network, List.of(mistake));
        return replays.all().stream()
                .filter(Replays.Replay::isHabit)
                .flatMap(replay -> replays
                        .outcome(replay, instance)
                        .flatMap(wrong -> shown(replay.habit(), right, wrong, material.get()))
                        .stream())
                .findFirst();
    }

    private static Map<String, Matrix> start(Instance instance, Training.Material material) {
        Map<String, Matrix> start = new LinkedHashMap<>(instance.leaves());
        start.keySet().removeAll(material.samples().keySet());
        return start;
    }

    private Optional<Demonstration> shown(
            Habit habit, Training.Outcome right, Training.Outcome wrong, Training.Material material) {
        Map<String, Matrix> due = values(right);
        Map<String, Matrix> is = values(wrong);
        List<String> different = new ArrayList<>(due.keySet());
        different.removeIf(name -> Demonstration.alike(matrix(due, name), matrix(is, name)));
        if (different.isEmpty()) {
            return Optional.empty();
        }
        String first = different.get(0);
        return Optional.of(new Demonstration(
                network.identity().title(),
                first,
                instead(habit, first),
                from(material),
                matrix(due, first),
                Optional.of(matrix(is, first)),
                different.subList(1, different.size())));
    }

    private static Matrix matrix(Map<String, Matrix> values, String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    /** The histories, then the parameters at the end. */
    private static Map<String, Matrix> values(Training.Outcome outcome) {
        Map<String, Matrix> values = new LinkedHashMap<>();
        outcome.losses().forEach((name, history) -> values.put("history(%s)".formatted(name), history));
        outcome.parameters().forEach((name, value) -> values.put("trained(%s)".formatted(name), value));
        return values;
    }

    private static Optional<Instead> instead(Habit habit, String history) {
        return habit.learningRate()
                .map(formula -> new Instead(Formula.of(formula), "learning_rate"))
                .or(() -> habit.loss()
                        .map(formula ->
                                new Instead(Formula.of(formula.replaced(part -> right(part, history))), history)));
    }

    private static Optional<Expression> right(Expression part, String history) {
        return part instanceof Expression.Call call && call.function().equals("right")
                ? Optional.of(new Expression.Name(history, part.span()))
                : Optional.empty();
    }

    /** What the training is given. */
    private Map<String, Matrix> from(Training.Material material) {
        Map<String, Matrix> from = new LinkedHashMap<>();
        network.model()
                .parameters()
                .keySet()
                .forEach(
                        name -> Optional.ofNullable(network.published().leaves().get(name))
                                .ifPresent(value -> from.put(name, value)));
        material.sets().getOrDefault(material.schedule().set(), Map.of()).forEach(from::put);
        network.model().update().settings().forEach((name, value) -> from.put(name, Matrix.scalar(value)));
        material.schedule().order().ifPresent(order -> from.put("order", order));
        return from;
    }
}
