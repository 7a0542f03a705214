package org.nabla.reference.calculus;

import java.util.List;
import java.util.Optional;
import org.nabla.reference.expression.Expression;

/** A quantity that can stand on a worksheet by itself: a value, a gradient, or a parameter after an update. */
public sealed interface Cell {

    /** A quantity of the graph. */
    record Value(String name) implements Cell {}

    /** The gradient of a scalar with respect to a quantity. */
    record Gradient(String of, String name) implements Cell {}

    /** A parameter after so many updates. */
    record Updated(int steps, String name) implements Cell {}

    /** Nothing for an expression over several quantities, such as a sum, which they cannot be told from. */
    static Optional<Cell> of(Expression quantity, String loss) {
        if (quantity instanceof Expression.Name name) {
            return Optional.of(new Value(name.name()));
        }
        if (!(quantity instanceof Expression.Call call)) {
            return Optional.empty();
        }
        List<Expression> arguments = call.arguments();
        boolean gradient = call.function().equals("grad") && arguments.get(0) instanceof Expression.Name;
        if (gradient) {
            Expression of = call.options().get("of");
            return Optional.of(new Gradient(
                    of == null ? loss : of.toString(), arguments.get(0).toString()));
        }
        boolean updated = call.function().equals("after")
                && arguments.get(0) instanceof Expression.Number
                && arguments.get(1) instanceof Expression.Name;
        return updated
                ? Optional.of(new Updated(
                        (int) ((Expression.Number) arguments.get(0)).value(),
                        arguments.get(1).toString()))
                : Optional.empty();
    }
}
