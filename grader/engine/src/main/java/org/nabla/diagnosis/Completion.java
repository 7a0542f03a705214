package org.nabla.diagnosis;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Cell;
import org.nabla.reference.expression.Expression;

/**
 * A quantity of which somebody said a scalar only, such as its sum, and how all of it was worked out.
 *
 * @param place among the claims; what comes first is worked out first
 * @param said what was said, by canonical expression
 */
record Completion(int place, String said, Expression quantity, Approach approach) {

    /**
     * The quantity that a scalar is said of; nothing when it is not one quantity, or is said itself.
     *
     * @param loss what a gradient is of when it does not say
     */
    static Optional<Expression> quantity(Expression asks, String loss) {
        Set<Expression> cells = new LinkedHashSet<>();
        boolean[] plain = {Cell.of(asks, loss).isEmpty()};
        asks.replaced(part -> {
            boolean cell = Cell.of(part, loss).isPresent();
            if (cell) {
                cells.add(part);
            }
            plain[0] &= cell || !isOfItsOwn(part);
            return cell ? Optional.of(part) : Optional.empty();
        });
        return plain[0] && cells.stream().map(Expression::toString).distinct().count() == 1
                ? cells.stream().findFirst()
                : Optional.empty();
    }

    /** What is computed from more than the values of the quantities in it. */
    private static boolean isOfItsOwn(Expression part) {
        return part instanceof Expression.Call call
                && Answers.FUNCTIONS.contains(call.function())
                && !call.function().equals("norm");
    }
}
