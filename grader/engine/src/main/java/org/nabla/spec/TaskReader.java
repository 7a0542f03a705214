package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nabla.message.MessageCode;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
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
 *   layers: { given: { weights: [W1, W2] }, returns: { slopes: [grad(W1), grad(W2)] } }
 *   second_layer: { given: [W2, { a1: { decimals: 2 } }], returns: [a2] }
 *   engine: { given: { operations: operations(C), operands: operands(C), leaves: leaves(C) }, returns: { slopes: gradients(C) } }
 *   engine_on_v: { call: engine, given: { operations: operations(v) }, returns: { slopes: gradients(v) } }
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

    private Task task(String id, Fields fields) {
        fields.allow("call", "given", "returns", "value");
        Task.Items given = items(fields, "given");
        Optional<Scalar> value = fields.scalar("value");
        if (value.isPresent()) {
            List<Task.Item> single = parse(value.get())
                    .map(quantity -> List.of(new Task.Item("value", quantity)))
                    .orElse(List.of());
            return new Task(id, called(id, fields), given.all(), single, !single.isEmpty(), given.lists(), Map.of());
        }
        if (!fields.has("returns")) {
            fields.missing("returns", "the names of what the function returns, or `value` for one without a name");
        }
        Task.Items returned = items(fields, "returns");
        returned.lists().forEach((name, members) -> {
            if (!given.lists().getOrDefault(name, members).equals(members)) {
                fields.notAllowed("returns", "`%s` is the name of another list among what is given".formatted(name));
            }
        });
        return new Task(id, called(id, fields), given.all(), returned.all(), false, given.lists(), returned.lists());
    }

    /** The function a task calls; several tasks may call one. */
    private String called(String id, Fields fields) {
        Optional<Scalar> call = fields.scalar("call");
        call.ifPresent(name -> fields.isIdentifier(name.text(), name.position()));
        return call.map(Scalar::text).orElse(id);
    }

    /** Names of quantities, or names of the task's own with what they stand for. */
    Task.Items items(Fields fields, String field) {
        boolean byExpression =
                fields.mapping().get(field).filter(Mapping.class::isInstance).isPresent();
        if (byExpression) {
            Optional<Fields> written = fields.fields(field);
            return written.map(inner -> expressions(inner, field.equals("given")))
                    .orElse(new Task.Items(List.of(), Map.of()));
        }
        return named(fields, field);
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

    /** Each name with one expression, with a list of them, or with a function that stands for a list. */
    private Task.Items expressions(Fields written, boolean given) {
        List<Task.Item> items = new ArrayList<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Mapping.Entry entry : written.mapping().entries()) {
            if (given && entry.value() instanceof Mapping how) {
                rounded(entry.key(), new Fields(how, written.path() + entry.key() + ".", written.mistakes()))
                        .ifPresent(items::add);
                continue;
            }
            List<Task.Item> meant = new ArrayList<>();
            boolean several = entry.value() instanceof Sequence;
            for (Scalar text : written.scalarsOf(entry)) {
                if (given) { // what is returned is checked with the question that needs it
                    requireKnownNames(text);
                }
                Optional<Expression> quantity = parse(text);
                if (quantity.isPresent()) {
                    List<Task.Item> listed = listed(quantity.get(), text, given);
                    several |= !listed.isEmpty();
                    String name = several ? model.naming().identifier(quantity.get()) : entry.key();
                    meant.addAll(listed.isEmpty() ? List.of(new Task.Item(name, quantity.get())) : listed);
                }
            }
            items.addAll(meant);
            if (several) {
                lists.put(entry.key(), meant.stream().map(Task.Item::name).toList());
            }
        }
        return new Task.Items(distinct(items), lists);
    }

    /** {@code h1: { decimals: 2 }}, or {@code h: { value: h1, decimals: 2 }} under another name. */
    private Optional<Task.Item> rounded(String name, Fields fields) {
        fields.allow("value", "decimals");
        if (!fields.has("decimals")) {
            fields.missing("decimals", "to how many decimals `%s` is rounded before it is given".formatted(name));
        }
        OptionalInt places = fields.whole("decimals", 0, Decimals.MOST);
        Scalar text = fields.scalar("value")
                .orElseGet(() -> new Scalar(named(name).toString(), Scalar.Kind.STRING, fields.position("decimals")));
        requireKnownNames(text);
        Optional<Expression> quantity = parse(text);
        if (quantity.isPresent() && !isRoundable(quantity.get())) {
            fields.notAllowed(
                    "value",
                    "`%svalue` must be a quantity or its gradient, as in `grad(a1)`, but is `%s`"
                            .formatted(fields.path(), text.text()));
            return Optional.empty();
        }
        return places.isPresent()
                ? quantity.map(known -> new Task.Item(name, known, Optional.of(new Decimals(places.getAsInt()))))
                : Optional.empty();
    }

    private Expression named(String name) {
        Set<String> quantities = new LinkedHashSet<>(model.leaves().keySet());
        quantities.addAll(model.definitions().keySet());
        Expression ownQuantity = own.get(name);
        return ownQuantity != null && !quantities.contains(name)
                ? ownQuantity
                : model.naming().quantity(name, quantities);
    }

    /** What a calculation can go on from in another value than its own. */
    private boolean isRoundable(Expression quantity) {
        boolean gradient = quantity instanceof Expression.Call call
                && call.function().equals("grad")
                && call.arguments().size() == 1;
        Expression rounded = gradient ? quantity.children().get(0) : quantity;
        return rounded instanceof Expression.Name name
                && (model.leaves().containsKey(name.name())
                        || model.definitions().containsKey(name.name()));
    }

    private static List<Task.Item> distinct(List<Task.Item> items) {
        Map<String, Task.Item> distinct = new LinkedHashMap<>();
        items.forEach(item -> distinct.putIfAbsent(item.name(), item));
        return new ArrayList<>(distinct.values());
    }

    /** The quantities that a function of a graph of matrices stands for; none for any other expression. */
    private List<Task.Item> listed(Expression quantity, Scalar text, boolean given) {
        try {
            return new NodeLists(model, published).items(quantity, given);
        } catch (ExpressionException e) {
            tasks.mistakes().expression(text, e);
            return List.of();
        }
    }

    private Optional<Expression> parse(Scalar text) {
        try {
            return Optional.of(ExpressionParser.parse(text.text()));
        } catch (ExpressionException e) {
            tasks.mistakes().expression(text, e);
            return Optional.empty();
        }
    }

    /** Names of quantities, and groups of them; among them names of the task's own with what they stand for. */
    private Task.Items named(Fields fields, String field) {
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
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Source source : fields.items(field)) {
            if (source instanceof Mapping mapping) {
                Fields written = new Fields(mapping, fields.path() + field + ".", fields.mistakes());
                Task.Items more = expressions(written, field.equals("given"));
                more.all().forEach(item -> items.put(item.name(), item));
                lists.putAll(more.lists());
                continue;
            }
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
        return new Task.Items(new ArrayList<>(items.values()), lists);
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
