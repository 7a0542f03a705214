package org.nabla.handout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Atoms;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Task;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/**
 * The tasks of a problem, written out. Which functions a student writes, and what they are given, depends on all questions,
 * also on those that are left out of a student's edition.
 */
final class OpenTasks {

    private final Problem problem;
    private final Position position;

    OpenTasks(Problem problem, Position position) {
        this.problem = problem;
        this.position = position;
    }

    /** Those that a problem without tasks of its own has. */
    Mapping usual() {
        List<Mapping.Entry> entries = new ArrayList<>();
        problem.tasks().forEach(task -> entries.add(entry(task.id(), task(task))));
        return mapping(entries);
    }

    /** The file's own tasks; what questions that are left out say is given goes into the tasks that answer them. */
    Mapping own(Mapping written, Map<Question, Source> givenByLeftOut) {
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Mapping.Entry entry : written.entries()) {
            Optional<Task> task = problem.tasks().stream()
                    .filter(one -> one.id().equals(entry.key()))
                    .findFirst();
            Source value = entry.value();
            for (Map.Entry<Question, Source> more : givenByLeftOut.entrySet()) {
                if (task.isPresent() && value instanceof Mapping fields && answers(task.get(), more.getKey())) {
                    value = alsoGiven(fields, more.getValue());
                }
            }
            entries.add(new Mapping.Entry(entry.key(), entry.keyPosition(), value));
        }
        return mapping(entries);
    }

    /** A question is answered by what its value is computed from: {@code h1} for {@code sum(h1)}. */
    private boolean answers(Task task, Question question) {
        Atoms atoms = new Atoms(problem.published().sizes(), problem.published().constants());
        Set<String> needed =
                atoms.of(question.asks()).stream().map(Expression::toString).collect(Collectors.toSet());
        return task.returned().stream()
                .anyMatch(item -> needed.contains(item.quantity().toString()));
    }

    private Mapping alsoGiven(Mapping task, Source more) {
        List<Source> given = new ArrayList<>();
        task.get("given").ifPresent(own -> given.addAll(parts(own)));
        given.addAll(parts(more));
        List<Mapping.Entry> entries = new ArrayList<>();
        entries.add(entry("given", new Sequence(given, position)));
        task.entries().stream().filter(entry -> !entry.key().equals("given")).forEach(entries::add);
        return mapping(entries);
    }

    private static List<Source> parts(Source given) {
        return given instanceof Sequence sequence ? sequence.items() : List.of(given);
    }

    private Mapping task(Task task) {
        List<Mapping.Entry> entries = new ArrayList<>();
        if (!task.function().equals(task.id())) {
            entries.add(entry("call", text(task.function())));
        }
        entries.add(entry("given", items(task.given(), task.givenLists())));
        entries.add(
                task.single()
                        ? entry("value", text(task.returned().get(0).quantity().toString()))
                        : entry("returns", items(task.returned(), task.returnedLists())));
        return mapping(entries);
    }

    /** By their names where these say all; the others with what they stand for. */
    private Source items(List<Task.Item> items, Map<String, List<String>> lists) {
        List<Source> parts = new ArrayList<>();
        Map<String, Source> listed = new LinkedHashMap<>();
        lists.forEach((name, members) -> listed.put(name, members(items, members)));
        for (Task.Item item : items) {
            boolean isListed = lists.values().stream().anyMatch(members -> members.contains(item.name()));
            if (!isListed) {
                parts.add(part(item));
            }
        }
        listed.forEach((name, members) -> parts.add(mapping(List.of(entry(name, members)))));
        return parts.stream().allMatch(Mapping.class::isInstance) ? joined(parts) : new Sequence(parts, position);
    }

    private Mapping joined(List<Source> mappings) {
        return mapping(mappings.stream()
                .flatMap(part -> ((Mapping) part).entries().stream())
                .toList());
    }

    private Source members(List<Task.Item> items, List<String> names) {
        return new Sequence(
                names.stream()
                        .flatMap(name ->
                                items.stream().filter(item -> item.name().equals(name)))
                        .map(item -> (Source) text(item.quantity().toString()))
                        .toList(),
                position);
    }

    private Source part(Task.Item item) {
        String quantity = item.quantity().toString();
        if (item.decimals().isPresent()) {
            Mapping rounded = mapping(List.of(
                    entry("value", text(quantity)),
                    entry(
                            "decimals",
                            new Scalar(
                                    Integer.toString(item.decimals().get().count()), Scalar.Kind.INTEGER, position))));
            return mapping(List.of(entry(item.name(), rounded)));
        }
        return quantity.equals(item.name()) || isGradient(item)
                ? text(item.name())
                : mapping(List.of(entry(item.name(), text(quantity))));
    }

    /** Under the name that gradients have in code. */
    private boolean isGradient(Task.Item item) {
        return item.quantity() instanceof Expression.Call call
                && call.function().equals("grad")
                && call.arguments().size() == 1
                && item.name()
                        .equals(problem.model()
                                .naming()
                                .gradientOf(call.arguments().get(0).toString()));
    }

    private Mapping mapping(List<Mapping.Entry> entries) {
        return new Mapping(entries, position);
    }

    private Mapping.Entry entry(String key, Source value) {
        return new Mapping.Entry(key, position, value);
    }

    private Scalar text(String text) {
        return new Scalar(text, Scalar.Kind.STRING, position);
    }
}
