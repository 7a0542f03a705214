package org.nabla.report.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;

/**
 * What a page tells of a problem, whoever reads it: its quantities in the order of computation, and which question asks for
 * which. There is no value in it, no seed, and nothing that only a hidden question is about.
 *
 * @param loss the quantity that is minimised; empty when there is none
 * @param numbers the quantities that are one number in every instance
 * @param asked the name of the quantity that a question is about, by the question's id; in the order of the problem
 */
public record ProblemView(String loss, Set<String> numbers, List<Quantity> quantities, Map<String, String> asked) {

    /**
     * One quantity.
     *
     * @param name as questions have it: {@code a1}, {@code grad(a1)}, {@code after(1, W1)}
     * @param subject the value that it is about: {@code a1}, {@code W1}
     * @param lane which of the passes it belongs to
     * @param column how many steps of the forward pass lead to its subject
     * @param formula how it is computed, where the problem says so
     * @param sources the names of the quantities that it is computed from, directly
     */
    public record Quantity(
            String name, String subject, Lane lane, int column, Optional<Expression> formula, List<String> sources) {
        public Quantity {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A pass over the network.
     *
     * @param of the loss that is differentiated, or how often parameters were updated; empty where there is nothing to say
     */
    public record Lane(Kind kind, String of) {}

    /** The kinds of passes, in the order in which they are made. */
    public enum Kind {
        GIVEN,
        VALUE,
        DERIVATIVE,
        GRADIENT,
        PARAMETER_GRADIENT,
        UPDATED,
        TRAINING
    }

    public ProblemView {
        numbers = Set.copyOf(numbers);
        quantities = List.copyOf(quantities);
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    public static ProblemView of(Problem problem) {
        return new Quantities(problem).view();
    }

    MathMl mathematics() {
        return new MathMl(loss, numbers);
    }
}
