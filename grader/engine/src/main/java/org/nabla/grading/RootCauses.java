package org.nabla.grading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Graph;
import org.nabla.spec.Problem;

/** Finds the first wrong quantity: forward in the order of the graph, backward against it, then what follows updates. */
final class RootCauses {

    private final Graph graph;
    private final int nodes;

    private RootCauses(Problem problem) {
        this.graph = problem.model().graph(problem.published().sizes());
        this.nodes = graph.nodes().size();
    }

    static Optional<RootCause> of(Problem problem, List<QuestionResult> questions) {
        RootCauses order = new RootCauses(problem);
        return questions.stream()
                .filter(result -> result.verdict() instanceof Verdict.Incorrect)
                .min(Comparator.comparingInt(
                        result -> order.rank(result.question().asks())))
                .map(result -> new RootCause(
                        result.question().id(),
                        order.quantity(result.question().asks()).toString()));
    }

    /** The quantity a question is about: {@code a1} in {@code sum(a1)}. */
    private Expression quantity(Expression question) {
        if (question instanceof Expression.Call call && isQuantity(call)) {
            return question;
        }
        return question.children().stream()
                .map(this::quantity)
                .filter(child -> child instanceof Expression.Call || isNamed(child))
                .max(Comparator.comparingInt(this::rank))
                .orElse(question);
    }

    private boolean isNamed(Expression expression) {
        return expression instanceof Expression.Name name && graph.has(name.name());
    }

    private static boolean isQuantity(Expression.Call call) {
        return List.of("grad", "after", "jacobian").contains(call.function());
    }

    /** Later quantities rank higher. */
    private int rank(Expression question) {
        if (question instanceof Expression.Name name) {
            return graph.has(name.name()) ? graph.index(name.name()) : 0;
        }
        if (question instanceof Expression.Call call && call.function().equals("grad")) {
            return nodes + (nodes - rank(call.arguments().get(0)));
        }
        if (question instanceof Expression.Call call && call.function().equals("after")) {
            return 3 * nodes + rank(call.arguments().get(1));
        }
        return question.children().stream().mapToInt(this::rank).max().orElse(0);
    }
}
