package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Problem;

/** The quantities of a problem in the order in which they are worked out. */
final class Steps {

    private Steps() {}

    /** Forward, backward, and through one update. */
    static List<Expression> upToUpdate(Problem problem) {
        List<String> inner = new ArrayList<>(problem.model().definitions().keySet());
        Collection<String> parameters = problem.model().parameters().keySet();
        List<String> steps = new ArrayList<>(inner);
        for (int i = inner.size() - 2; i >= 0; i--) {
            steps.add("grad(%s)".formatted(inner.get(i)));
        }
        parameters.forEach(name -> steps.add("grad(%s)".formatted(name)));
        parameters.forEach(name -> steps.add("after(1, %s)".formatted(name)));
        return parsed(steps);
    }

    /** The same, and forward once more with the new parameters. */
    static List<Expression> andAfterIt(Problem problem) {
        List<Expression> steps = new ArrayList<>(upToUpdate(problem));
        steps.addAll(parsed(problem.model().definitions().keySet().stream()
                .map("after(1, %s)"::formatted)
                .toList()));
        return steps;
    }

    private static List<Expression> parsed(List<String> steps) {
        return steps.stream().map(ExpressionParser::parse).toList();
    }
}
