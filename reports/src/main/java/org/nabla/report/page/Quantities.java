package org.nabla.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nabla.reference.expression.Expression;
import org.nabla.report.page.ProblemView.Kind;
import org.nabla.report.page.ProblemView.Lane;
import org.nabla.report.page.ProblemView.Quantity;
import org.nabla.spec.Model;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Visibility;

/** Works out the quantities that the shown questions of a problem are about, and what these are computed from. */
final class Quantities {

    /** What a question asks for: a subject in a lane. */
    private record Asked(String name, String subject, Lane lane) {}

    private static final Set<String> WHOLE_GRAPHS = Set.of("values", "gradients", "leaves");

    private final Problem problem;
    private final Model model;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Map<String, Quantity> found = new LinkedHashMap<>();

    Quantities(Problem problem) {
        this.problem = problem;
        this.model = problem.model();
    }

    ProblemView view() {
        problem.questions().stream()
                .filter(question -> question.marking().visibility() == Visibility.ALWAYS)
                .forEach(question -> about(question.asks()).ifPresent(about -> asked.put(question.id(), about)));
        Set<String> needed = needed();
        placeInColumns(needed);
        given(needed);
        values(needed);
        losses().forEach(loss -> gradients(loss, needed));
        updated();
        asked.values().forEach(one -> add(one.name(), one.subject(), one.lane(), Optional.empty(), List.of()));
        List<Quantity> quantities = found.values().stream()
                .sorted(Comparator.comparing(quantity -> quantity.lane().kind()))
                .toList();
        Map<String, String> byQuestion = new LinkedHashMap<>();
        for (Question question : problem.questions()) {
            Optional.ofNullable(asked.get(question.id()))
                    .ifPresent(about -> byQuestion.put(question.id(), about.name()));
        }
        return new ProblemView(model.loss(), new NumberNames(model).all(), quantities, byQuestion);
    }

    /** The quantity that a question is about: of several, the one that is computed last. */
    private Optional<Asked> about(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return isQuantity(name.name())
                    ? Optional.of(new Asked(name.name(), name.name(), new Lane(Kind.VALUE, "")))
                    : Optional.empty();
        }
        if (expression instanceof Expression.Call call) {
            Optional<Lane> lane = lane(call);
            if (lane.isPresent()) {
                Optional<String> subject =
                        call.names().stream().filter(this::isQuantity).findFirst();
                String name = call.function().equals("grad")
                        ? gradientName(
                                call.arguments().get(0).toString(), lane.get().of())
                        : call.toString();
                return Optional.of(new Asked(name, subject.orElse(model.loss()), lane.get()));
            }
        }
        return expression.children().stream()
                .flatMap(child -> about(child).stream())
                .max(Comparator.comparing(about -> about.lane().kind()));
    }

    private Optional<Lane> lane(Expression.Call call) {
        if (call.arguments().isEmpty()) {
            return Optional.empty();
        }
        String first = call.arguments().get(0).toString();
        return switch (call.function()) {
            case "grad" -> {
                Expression of = call.options().get("of");
                Kind kind = model.parameters().containsKey(first) ? Kind.PARAMETER_GRADIENT : Kind.GRADIENT;
                yield Optional.of(new Lane(kind, of == null ? model.loss() : of.toString()));
            }
            case "jacobian" -> Optional.of(new Lane(Kind.DERIVATIVE, ""));
            case "gradients" -> Optional.of(new Lane(Kind.GRADIENT, ""));
            case "values", "leaves" -> Optional.of(new Lane(Kind.VALUE, ""));
            case "after" -> Optional.of(new Lane(Kind.UPDATED, first));
            case "history", "trained" -> Optional.of(new Lane(Kind.TRAINING, ""));
            default -> Optional.empty();
        };
    }

    private boolean isQuantity(String name) {
        return model.definitions().containsKey(name) || model.leaves().containsKey(name);
    }

    /** The losses that shown gradients are of. */
    private Set<String> losses() {
        Set<String> losses = new LinkedHashSet<>();
        asked.values().forEach(one -> {
            boolean gradient = one.lane().kind() == Kind.GRADIENT || one.lane().kind() == Kind.PARAMETER_GRADIENT;
            if (gradient && model.definitions().containsKey(one.lane().of())) {
                losses.add(one.lane().of());
            }
        });
        return losses;
    }

    /** The computed values that shown questions are about, and all that these are computed from; in the order of the file. */
    private Set<String> needed() {
        Set<String> reached = new LinkedHashSet<>();
        asked.values().stream().filter(one -> !isWholeGraph(one)).forEach(one -> reach(one.subject(), reached));
        losses().forEach(loss -> reach(loss, reached));
        boolean moves =
                asked.values().stream().anyMatch(one -> one.lane().kind().compareTo(Kind.UPDATED) >= 0);
        if (moves) {
            reach(model.loss(), reached);
        }
        Set<String> needed = new LinkedHashSet<>(model.definitions().keySet());
        needed.retainAll(reached);
        return needed;
    }

    /** Where a whole graph is asked for, its nodes are no quantities by themselves. */
    private static boolean isWholeGraph(Asked one) {
        int bracket = one.name().indexOf('(');
        return bracket > 0 && WHOLE_GRAPHS.contains(one.name().substring(0, bracket));
    }

    private void reach(String name, Set<String> reached) {
        Expression definition = model.definitions().get(name);
        if (definition != null && reached.add(name)) {
            definition.names().forEach(source -> reach(source, reached));
        }
    }

    private void placeInColumns(Set<String> needed) {
        needed.forEach(this::column);
        for (String leaf : model.leaves().keySet()) {
            int first = needed.stream()
                    .filter(name -> sources(name).contains(leaf))
                    .mapToInt(this::column)
                    .min()
                    .orElse(1);
            boolean enters = first == 1 && isForwardInput(leaf);
            columns.put(leaf, enters ? 0 : first);
        }
    }

    private boolean isForwardInput(String leaf) {
        return model.inputs().containsKey(leaf) && !model.targets().contains(leaf);
    }

    private int column(String name) {
        Integer known = columns.get(name);
        if (known != null) {
            return known;
        }
        int column = 1
                + sources(name).stream()
                        .filter(model.definitions()::containsKey)
                        .mapToInt(this::column)
                        .max()
                        .orElse(0);
        columns.put(name, column);
        return column;
    }

    private Set<String> sources(String name) {
        Expression definition = model.definitions().get(name);
        return definition == null ? Set.of() : definition.names();
    }

    private void given(Set<String> needed) {
        for (String leaf : model.leaves().keySet()) {
            boolean used = needed.stream().anyMatch(name -> sources(name).contains(leaf));
            boolean named =
                    asked.values().stream().anyMatch(one -> one.subject().equals(leaf));
            if (used || named) {
                Kind kind = columns.getOrDefault(leaf, 1) == 0 ? Kind.VALUE : Kind.GIVEN;
                add(leaf, leaf, new Lane(kind, ""), Optional.empty(), List.of());
            }
        }
    }

    private void values(Set<String> needed) {
        for (String name : needed) {
            List<String> sources =
                    sources(name).stream().filter(this::isQuantity).toList();
            add(
                    name,
                    name,
                    new Lane(Kind.VALUE, ""),
                    Optional.ofNullable(model.definitions().get(name)),
                    sources);
        }
    }

    /** The gradients on the way back from a loss: of values, of parameters, or of both, as far as questions show them. */
    private void gradients(String loss, Set<String> needed) {
        Set<String> way = new LinkedHashSet<>();
        reach(loss, way);
        way.remove(loss);
        way.retainAll(needed);
        for (Kind kind : List.of(Kind.GRADIENT, Kind.PARAMETER_GRADIENT)) {
            Lane lane = new Lane(kind, loss);
            boolean shown = asked.values().stream().anyMatch(one -> one.lane().equals(lane));
            if (shown) {
                Stream<String> subjects = kind == Kind.GRADIENT ? way.stream() : model.parameters().keySet().stream();
                subjects.filter(subject -> readers(subject, way, loss).findAny().isPresent())
                        .forEach(subject -> gradient(
                                subject, lane, readers(subject, way, loss).toList()));
            }
        }
        asked.values().stream()
                .filter(one ->
                        one.lane().kind() == Kind.GRADIENT && one.lane().of().equals(loss))
                .filter(one -> model.inputs().containsKey(one.subject()))
                .forEach(one -> gradient(
                        one.subject(),
                        one.lane(),
                        readers(one.subject(), way, loss).toList()));
    }

    /** What is computed from a value on the way to the loss. */
    private Stream<String> readers(String subject, Set<String> way, String loss) {
        return Stream.concat(way.stream(), Stream.of(loss))
                .filter(name -> sources(name).contains(subject));
    }

    private void gradient(String subject, Lane lane, List<String> readers) {
        List<String> sources = readers.stream()
                .map(reader -> reader.equals(lane.of()) ? reader : gradientName(reader, lane.of()))
                .toList();
        add(gradientName(subject, lane.of()), subject, lane, Optional.empty(), sources);
    }

    /** One name for a gradient, whether or not a question says of which loss where that goes without saying. */
    private String gradientName(String subject, String loss) {
        return loss.equals(model.loss()) ? "grad(%s)".formatted(subject) : "grad(%s, of=%s)".formatted(subject, loss);
    }

    private void updated() {
        Set<String> counts = new TreeSet<>(Comparator.comparing(String::length).thenComparing(count -> count));
        asked.values().stream()
                .filter(one -> one.lane().kind() == Kind.UPDATED)
                .filter(one -> model.parameters().containsKey(one.subject()))
                .forEach(one -> counts.add(one.lane().of()));
        for (String count : counts) {
            model.update().learnable().stream()
                    .filter(columns::containsKey)
                    .forEach(name -> add(
                            "after(%s, %s)".formatted(count, name),
                            name,
                            new Lane(Kind.UPDATED, count),
                            Optional.empty(),
                            List.of("grad(%s)".formatted(name))));
        }
    }

    private void add(String name, String subject, Lane lane, Optional<Expression> formula, List<String> sources) {
        int column = columns.getOrDefault(subject, 1);
        found.putIfAbsent(name, new Quantity(name, subject, lane, column, formula, new ArrayList<>(sources)));
    }
}
