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
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;

/**
 * A mistake made once, with small numbers.
 *
 * @param network what it is made in
 * @param quantity the first one that comes out wrong
 * @param instead what is computed in whose place; nothing when the mistake is not one formula
 * @param from the quantities in the formula, with their values
 * @param wrong nothing when the mistake leaves no value of a possible shape
 * @param also what comes out wrong after it
 */
public record Demonstration(
        String network,
        String quantity,
        Optional<Instead> instead,
        Map<String, Matrix> from,
        Matrix right,
        Optional<Matrix> wrong,
        List<String> also) {

    private static final double CLOSE = 1e-9;

    /**
     * One formula for another.
     *
     * @param of the quantity that is right there
     */
    public record Instead(String formula, String of) {}

    public Demonstration {
        from = new LinkedHashMap<>(from);
        also = List.copyOf(also);
    }

    /** The first form of the mistake that makes a difference in a network; nothing when none does. */
    public static Optional<Demonstration> of(Mistake mistake, Problem network) {
        Suspects suspects = new Suspects(network, List.of(mistake));
        return suspects.mutants().stream()
                .flatMap(mutant -> new Stage(network, suspects, mutant).shown().stream())
                .findFirst()
                .or(() -> new DemonstratedTraining(network, mistake).shown());
    }

    /** Whether two values are the same but for rounding. */
    static boolean alike(Matrix due, Matrix is) {
        return due.shape().equals(is.shape())
                && due.zip(is, (a, b) -> a - b).largestMagnitude() <= CLOSE * due.largestMagnitude();
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
                    formula.map(own -> new Instead(Formula.of(own.replaced(Stage::withoutLoss)), quantity)),
                    formula.map(this::from).orElseGet(() -> before(quantity)),
                    right.to(ExpressionParser.parse(quantity)),
                    first,
                    different.subList(1, different.size())));
        }

        /** Forward, backward, after one update and after two; then what else the questions ask for. */
        private Set<String> quantities() {
            Set<String> quantities =
                    new LinkedHashSet<>(network.model().definitions().keySet());
            boolean updates = network.model().update().settings().containsKey("learning_rate");
            if (network.model().hasLoss()) {
                Steps.upToUpdate(network).stream()
                        .filter(step -> updates || !isAfter(step))
                        .forEach(step -> quantities.add(step.toString()));
            }
            if (network.model().hasLoss() && updates) {
                quantities.add("after(1, %s)".formatted(network.model().loss()));
                quantities.add("after(2, %s)".formatted(network.model().loss()));
            }
            network.questions().stream()
                    .map(Question::asks)
                    .filter(asks -> !NodeLists.isOfNodes(asks) && !Answers.isAboutTraining(asks))
                    .forEach(asks -> quantities.add(asks.toString()));
            return quantities;
        }

        private Optional<Matrix> wrongValue(String quantity) {
            try {
                return Optional.of(wrong.to(mutant.asked().apply(ExpressionParser.parse(quantity))));
            } catch (ShapeException | ExpressionException e) {
                return Optional.empty();
            }
        }

        /** A formula for an update that goes on from the right one would say nothing here. */
        private Optional<Expression> formula(String text) {
            Expression quantity = ExpressionParser.parse(text);
            Expression asked = mutant.asked().apply(quantity);
            return mutant.at(quantity, network.model().loss())
                    .map(Deviation::formula)
                    .filter(formula -> !isAfter(quantity) || !formula.toString().contains(quantity.toString()))
                    .or(() -> Optional.ofNullable(mutant.definitions().get(text)))
                    .or(() -> asked.equals(quantity) ? Optional.empty() : Optional.of(asked));
        }

        /** All that is known at a quantity, where each is one number. */
        private Map<String, Matrix> before(String quantity) {
            Map<String, Matrix> before = new LinkedHashMap<>(network.published().leaves());
            if (before.values().stream().anyMatch(leaf -> !leaf.shape().isScalar())) {
                return Map.of();
            }
            for (String other : quantities()) {
                if (other.equals(quantity)) {
                    break;
                }
                before.put(other, right.to(ExpressionParser.parse(other)));
            }
            return before;
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
            if (part instanceof Expression.Name || isQuantity(part)) {
                names.add(part.replaced(Stage::withoutLoss).toString());
            } else {
                part.children().forEach(child -> collect(child, names));
            }
        }

        private static boolean isQuantity(Expression part) {
            return part instanceof Expression.Call call && Answers.FUNCTIONS.contains(call.function());
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
