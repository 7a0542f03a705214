package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.message.MessageCode;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Source;

/**
 * Reads {@code tasks:}, the functions that a problem asks for instead of the usual ones.
 *
 * <pre>
 * tasks:
 *   backward_layer: { given: [W2, h1, grad_a2], returns: [grad_W2, grad_h1] }
 *   one_sample: { given: { s: "s1[:, 0]" }, returns: [a1] }
 *   step: { given: [parameters, gradients, learning_rate], returns: { W1: after(1, W1) } }
 *   count_parameters: { given: [parameters], value: count(parameters) }
 *   output_layer: { given: [a3, y], returns: { delta3: grad(z3) } }
 *   hidden_layer: { given: [W3, z2, delta3], returns: { delta2: grad(z2) } }
 * </pre>
 *
 * <p>A name that one task gives to a quantity may stand among what another is given, as {@code delta3} does.
 */
final class TaskReader {

    private final Fields tasks;
    private final Model model;
    private final Instance published;
    private final Map<String, Expression> own = new LinkedHashMap<>();

    TaskReader(Fields tasks, Model model, Instance published) {
        this.tasks = tasks;
        this.model = model;
        this.published = published;
    }

    List<Task> read() {
        ownNames();
        List<Task> read = new ArrayList<>();
        for (Mapping.Entry entry : tasks.mapping().entries()) {
            tasks.isIdentifier(entry.key(), entry.keyPosition());
            tasks.fields(entry.key()).ifPresent(fields -> read.add(task(entry.key(), fields)));
        }
        return read;
    }

    /** What the tasks' own names stand for; where two tasks give a name to different quantities, it stands for none. */
    private void ownNames() {
        Set<String> ambiguous = new LinkedHashSet<>();
        for (Mapping.Entry entry : tasks.mapping().entries()) {
            if (!(entry.value() instanceof Mapping task)
                    || !(task.get("returns").orElse(null) instanceof Mapping returns)) {
                continue;
            }
            for (Mapping.Entry item : returns.entries()) {
                if (item.value() instanceof Scalar text) {
                    quietly(text).ifPresent(quantity -> {
                        Expression before = own.putIfAbsent(item.key(), quantity);
                        if (before != null && !before.toString().equals(quantity.toString())) {
                            ambiguous.add(item.key());
                        }
                    });
                }
            }
        }
        own.keySet().removeAll(ambiguous);
    }

    /** Nothing where there is a mistake, which is told when the task itself is read. */
    private static Optional<Expression> quietly(Scalar text) {
        try {
            return Optional.of(ExpressionParser.parse(text.text()));
        } catch (ExpressionException e) {
            return Optional.empty();
        }
    }

    private Task task(String function, Fields fields) {
        fields.allow("given", "returns", "value");
        List<Task.Item> given = items(fields, "given");
        Optional<Scalar> value = fields.scalar("value");
        if (value.isPresent()) {
            List<Task.Item> single = parse(value.get())
                    .map(quantity -> List.of(new Task.Item("value", quantity)))
                    .orElse(List.of());
            return new Task(function, given, single, !single.isEmpty());
        }
        if (!fields.has("returns")) {
            fields.missing("returns", "the names of what the function returns, or `value` for one without a name");
        }
        return new Task(function, given, items(fields, "returns"), false);
    }

    /** Names of quantities, or names of the task's own with what they stand for. */
    List<Task.Item> items(Fields fields, String field) {
        boolean byExpression =
                fields.mapping().get(field).filter(Mapping.class::isInstance).isPresent();
        if (!byExpression) {
            return named(fields, field);
        }
        if (field.equals("given")) { // what is returned is checked with the question that needs it
            fields.fields(field).ifPresent(given -> given.scalars().values().forEach(this::requireKnownNames));
        }
        return expressions(fields, field);
    }

    private void requireKnownNames(Scalar text) {
        Set<String> known = new LinkedHashSet<>(model.leaves().keySet());
        known.addAll(model.definitions().keySet());
        known.addAll(model.update().settings().keySet());
        known.addAll(published.sizes().keySet());
        published.training().ifPresent(material -> known.addAll(material.named().keySet()));
        parse(text)
                .ifPresent(quantity -> quantity.walk(part -> {
                    if (part instanceof Expression.Name name && !known.contains(name.name())) {
                        tasks.mistakes()
                                .expression(
                                        text,
                                        new ExpressionException(
                                                "there is no quantity `%s`".formatted(name.name()),
                                                name.span(),
                                                known));
                    }
                }));
    }

    private List<Task.Item> expressions(Fields fields, String field) {
        List<Task.Item> items = new ArrayList<>();
        fields.fields(field)
                .ifPresent(named -> named.scalars()
                        .forEach((name, text) ->
                                parse(text).ifPresent(quantity -> items.add(new Task.Item(name, quantity)))));
        return items;
    }

    private Optional<Expression> parse(Scalar text) {
        try {
            return Optional.of(ExpressionParser.parse(text.text()));
        } catch (ExpressionException e) {
            tasks.mistakes().expression(text, e);
            return Optional.empty();
        }
    }

    /** Names of quantities, and groups of them. */
    private List<Task.Item> named(Fields fields, String field) {
        Map<String, List<String>> groups = groups();
        Set<String> quantities = new LinkedHashSet<>(model.leaves().keySet());
        quantities.addAll(model.definitions().keySet());
        Set<String> known = new LinkedHashSet<>(quantities);
        quantities.forEach(name -> known.add(model.naming().gradientOf(name)));
        known.addAll(model.update().settings().keySet());
        published.training().ifPresent(material -> known.addAll(material.named().keySet()));
        Map<String, Expression> named = new LinkedHashMap<>(own);
        named.keySet().removeAll(known); // the problem's quantities go first
        known.addAll(named.keySet());
        Map<String, Task.Item> items = new LinkedHashMap<>();
        for (Source source : fields.items(field)) {
            if (!(source instanceof Scalar name)) {
                fields.wrongType(fields.path() + field, "a list of names", source);
                continue;
            }
            for (String member : groups.getOrDefault(name.text(), List.of(name.text()))) {
                if (known.contains(member)) {
                    Expression quantity = named.get(member);
                    items.put(
                            member,
                            new Task.Item(
                                    member,
                                    quantity != null ? quantity : model.naming().quantity(member, quantities)));
                } else {
                    known.addAll(groups.keySet());
                    fields.mistakes()
                            .unknown(
                                    MessageCode.UNKNOWN_NAME,
                                    "`%s` names `%s`, which is not a quantity of the problem"
                                            .formatted(fields.path() + field, member),
                                    member,
                                    known,
                                    source.position());
                }
            }
        }
        return new ArrayList<>(items.values());
    }

    private Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("parameters", List.copyOf(model.parameters().keySet()));
        groups.put("inputs", List.copyOf(model.inputs().keySet()));
        groups.put("activations", model.inner());
        groups.put(
                "gradients",
                model.update().learnable().stream()
                        .map(name -> model.naming().gradientOf(name))
                        .toList());
        return groups;
    }
}
