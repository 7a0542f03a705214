package org.nabla.grading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Model;
import org.nabla.spec.Problem;

/**
 * Finds the wrong quantity to begin with: the first in the order of the questions that follows from no other wrong one.
 *
 * <p>Forward, a value follows from what it is computed from; backward, a gradient follows from the gradients of what is
 * computed from its quantity, and from the loss; updates follow from gradients. What lies beside the way to the loss
 * follows from nothing on it, and nothing there from it.
 */
final class RootCauses {

    /** What is computed when; a later stage may follow from an earlier one. */
    private enum Stage {
        FORWARD,
        BACKWARD,
        UPDATED,
        TRAINED
    }

    /**
     * What a question is about.
     *
     * @param node the value that is computed, differentiated or updated
     */
    private record Quantity(Expression expression, Stage stage, String node, int updates) {}

    private final Model model;
    private final Map<String, Set<String>> sources = new HashMap<>();

    private RootCauses(Model model) {
        this.model = model;
    }

    static Optional<RootCause> of(Problem problem, List<QuestionResult> questions) {
        RootCauses order = new RootCauses(problem.model());
        List<QuestionResult> wrong = questions.stream()
                .filter(result -> result.verdict() instanceof Verdict.Incorrect)
                .toList();
        List<Quantity> quantities = wrong.stream()
                .map(result -> order.quantity(result.question().asks()))
                .toList();
        for (int i = 0; i < wrong.size(); i++) {
            Quantity quantity = quantities.get(i);
            if (quantities.stream().noneMatch(other -> order.follows(quantity, other))) {
                return Optional.of(new RootCause(
                        wrong.get(i).question().id(),
                        quantity.expression().toString(),
                        problem.names().of(quantity.expression())));
            }
        }
        return Optional.empty();
    }

    /** Whether one may be wrong because the other is; never both ways round. */
    private boolean follows(Quantity one, Quantity other) {
        if (one.stage() != other.stage()) {
            return one.stage().compareTo(other.stage()) > 0
                    && (other.stage() != Stage.FORWARD || isOnTheWay(other.node()));
        }
        return switch (one.stage()) {
            case FORWARD -> followsForward(one, other);
            case BACKWARD -> sources(other.node()).contains(one.node());
            case UPDATED ->
                sources(one.node()).contains(other.node())
                        || (one.node().equals(other.node()) && one.updates() > other.updates());
            case TRAINED -> false;
        };
    }

    private boolean isOnTheWay(String node) {
        return node.equals(model.loss()) || sources(model.loss()).contains(node);
    }

    /** A Jacobian may be wrong because of values; no value is because of a Jacobian. */
    private boolean followsForward(Quantity one, Quantity other) {
        boolean sameKind = isJacobian(one) == isJacobian(other);
        return (sameKind || isJacobian(one))
                && (sources(one.node()).contains(other.node())
                        || (!sameKind && one.node().equals(other.node())));
    }

    private static boolean isJacobian(Quantity quantity) {
        return quantity.expression() instanceof Expression.Call call
                && call.function().equals("jacobian");
    }

    /** Everything a value is computed from. */
    private Set<String> sources(String node) {
        Set<String> known = sources.get(node);
        if (known != null) {
            return known;
        }
        Set<String> found = new LinkedHashSet<>();
        Expression definition = model.definitions().get(node);
        if (definition != null) {
            for (String name : definition.names()) {
                found.add(name);
                found.addAll(sources(name));
            }
        }
        sources.put(node, found);
        return found;
    }

    /** The quantity a question is about: {@code a1} in {@code sum(a1)}. */
    private Quantity quantity(Expression question) {
        if (question instanceof Expression.Call call) {
            Optional<Quantity> named = named(call);
            if (named.isPresent()) {
                return named.get();
            }
        }
        if (question instanceof Expression.Name name) {
            return new Quantity(question, Stage.FORWARD, name.name(), 0);
        }
        return question.children().stream()
                .map(this::quantity)
                .filter(child -> !child.node().isEmpty())
                .reduce((latest, child) -> follows(child, latest) ? child : latest)
                .orElse(new Quantity(question, Stage.FORWARD, "", 0));
    }

    /** A quantity written as a call, other than a function of quantities. */
    private static Optional<Quantity> named(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        return switch (call.function()) {
            case "values", "leaves" -> Optional.of(new Quantity(call, Stage.FORWARD, node(arguments.get(0)), 0));
            case "gradients" -> Optional.of(new Quantity(call, Stage.BACKWARD, node(arguments.get(0)), 0));
            case "grad" -> Optional.of(new Quantity(call, Stage.BACKWARD, node(arguments.get(0)), 0));
            case "jacobian" -> Optional.of(new Quantity(call, Stage.FORWARD, node(arguments.get(0)), 0));
            case "after" ->
                Optional.of(new Quantity(call, Stage.UPDATED, node(arguments.get(1)), updates(arguments.get(0))));
            case "history", "trained" -> Optional.of(new Quantity(call, Stage.TRAINED, node(arguments.get(0)), 0));
            default -> Optional.empty();
        };
    }

    private static int updates(Expression number) {
        return number instanceof Expression.Number updates ? (int) updates.value() : 0;
    }

    private static String node(Expression expression) {
        return expression instanceof Expression.Name name
                ? name.name()
                : expression.children().stream()
                        .map(RootCauses::node)
                        .findFirst()
                        .orElse("");
    }
}
