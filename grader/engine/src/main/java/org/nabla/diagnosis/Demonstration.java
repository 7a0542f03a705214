package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Formula;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/**
 * A mistake made once, with small numbers.
 *
 * @param network what it is made in
 * @param quantity the first one that comes out wrong
 * @param formula what is computed in its place; nothing when the mistake is not one formula
 * @param from the quantities in the formula, with their values
 * @param wrong nothing when the mistake leaves no value of a possible shape
 * @param also what comes out wrong after it
 */
public record Demonstration(
        String network,
        String quantity,
        Optional<String> formula,
        Map<String, Matrix> from,
        Matrix right,
        Optional<Matrix> wrong,
        List<String> also) {

    private static final double CLOSE = 1e-9;

    public Demonstration {
        from = new LinkedHashMap<>(from);
        also = List.copyOf(also);
    }

    /** On the first of some networks in which the mistake makes a difference; nothing when it makes none in any. */
    public static Optional<Demonstration> of(Mistake mistake, List<Problem> networks) {
        for (Problem network : networks) {
            Suspects suspects = new Suspects(network, List.of(mistake));
            for (Mutant mutant : suspects.mutants()) {
                Optional<Demonstration> shown = new Stage(network, suspects, mutant).shown();
                if (shown.isPresent()) {
                    return shown;
                }
            }
        }
        return Optional.empty();
    }

    /** One mistake in one network. */
    private static final class Stage {

        private final Problem network;
        private final Mutant mutant;
        private final Answers<Matrix> right;
        private final Answers<Matrix> wrong;

        Stage(Problem network, Suspects suspects, Mutant mutant) {
            Instance instance = network.published();
            this.network = network;
            this.mutant = mutant;
            this.right = suspects.right(instance, Worksheet.Fixed.NONE);
            this.wrong = suspects.under(mutant, instance, Worksheet.Fixed.NONE);
        }

        Optional<Demonstration> shown() {
            List<String> different = new ArrayList<>();
            Optional<Matrix> first = Optional.empty();
            for (String quantity : quantities()) {
                Matrix due = right.to(ExpressionParser.parse(quantity));
                Optional<Matrix> is = wrongValue(quantity);
                if (is.isEmpty() || !alike(due, is.get())) {
                    first = different.isEmpty() ? is : first;
                    different.add(quantity);
                }
            }
            if (different.isEmpty()) {
                return Optional.empty();
            }
            String quantity = different.get(0);
            Optional<Expression> formula = formula(quantity);
            return Optional.of(new Demonstration(
                    network.identity().title(),
                    quantity,
                    formula.map(own -> Formula.of(own.replaced(Stage::withoutLoss))),
                    formula.map(this::from).orElse(Map.of()),
                    right.to(ExpressionParser.parse(quantity)),
                    first,
                    different.subList(1, different.size())));
        }

        /** Forward, backward, after one update and after two. */
        private List<String> quantities() {
            List<String> quantities = new ArrayList<>();
            Steps.upToUpdate(network).forEach(step -> quantities.add(step.toString()));
            quantities.add("after(1, %s)".formatted(network.model().loss()));
            quantities.add("after(2, %s)".formatted(network.model().loss()));
            return quantities;
        }

        private Optional<Matrix> wrongValue(String quantity) {
            try {
                return Optional.of(wrong.to(mutant.asked().apply(ExpressionParser.parse(quantity))));
            } catch (ShapeException | ExpressionException e) {
                return Optional.empty();
            }
        }

        private static boolean alike(Matrix due, Matrix is) {
            return due.shape().equals(is.shape())
                    && due.zip(is, (a, b) -> a - b).largestMagnitude() <= CLOSE * due.largestMagnitude();
        }

        /** A formula for an update that goes on from the right one would say nothing here. */
        private Optional<Expression> formula(String text) {
            Expression quantity = ExpressionParser.parse(text);
            return mutant.at(quantity, network.model().loss())
                    .map(Deviation::formula)
                    .filter(formula -> !isAfter(quantity) || !formula.toString().contains(quantity.toString()));
        }

        private static boolean isAfter(Expression part) {
            return part instanceof Expression.Call call && call.function().equals("after");
        }

        /** The quantities a formula names, with their right values. */
        private Map<String, Matrix> from(Expression formula) {
            Set<String> names = new LinkedHashSet<>();
            collect(formula, names);
            Map<String, Matrix> from = new LinkedHashMap<>();
            names.forEach(name -> from.put(name, right.to(ExpressionParser.parse(name))));
            return from;
        }

        private static void collect(Expression part, Set<String> names) {
            if (part instanceof Expression.Name || isGradient(part) || isAfter(part)) {
                names.add(part.replaced(Stage::withoutLoss).toString());
            } else {
                part.children().forEach(child -> collect(child, names));
            }
        }

        private static boolean isGradient(Expression part) {
            return part instanceof Expression.Call call && call.function().equals("grad");
        }

        /** {@code grad(a1)} is said to be that of the loss. */
        private static Optional<Expression> withoutLoss(Expression part) {
            return part instanceof Expression.Call call
                            && isGradient(part)
                            && !call.options().isEmpty()
                    ? Optional.of(new Expression.Call("grad", call.arguments(), Map.of(), call.span()))
                    : Optional.empty();
        }
    }
}
