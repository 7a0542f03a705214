package org.nabla.starter;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;

/** What the words in a problem's questions mean: of {@code grad(a1)} and its like, those that occur. */
final class Notation {

    private Notation() {}

    static String of(Problem problem) {
        Set<String> used = new LinkedHashSet<>();
        problem.questions()
                .forEach(question -> question.asks().walk(part -> {
                    if (part instanceof Expression.Call call) {
                        used.add(call.function());
                    }
                }));
        return meanings(problem.model().loss()).entrySet().stream()
                .filter(meaning -> used.contains(meaning.getKey()))
                .map(meaning -> "#   " + meaning.getValue() + "\n")
                .collect(joining());
    }

    private static Map<String, String> meanings(String loss) {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("count", "count(parameters): how many numbers can be learned");
        meanings.put("grad", "grad(q): the derivative of %s with respect to q, in the shape of q".formatted(loss));
        meanings.put(
                "jacobian",
                "jacobian(u, v): ∂u/∂v, a row for each entry of u and a column for each entry of v;"
                        + " with layout=denominator the transpose of it");
        meanings.put("after", "after(n, q): q after n updates of all parameters");
        meanings.put("history", "history(l): the loss l after each epoch; [0] is the first, [-1] the last");
        meanings.put("trained", "trained(p): the parameter p after the last epoch");
        return meanings;
    }
}
