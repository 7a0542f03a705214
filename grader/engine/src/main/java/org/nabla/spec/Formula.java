package org.nabla.spec;

import java.util.ArrayList;
import java.util.List;
import org.nabla.reference.expression.Expression;

/**
 * Writes expressions for people: with the brackets that are needed, and no others.
 *
 * <p>What is written means the same when it is read again.
 */
public final class Formula {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGNED = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private Formula() {}

    public static String of(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Expression.Negation negation) {
            return "-" + bracketed(negation.operand(), SIGNED);
        }
        if (expression instanceof Expression.Transpose transpose) {
            return bracketed(transpose.operand(), ATOM) + ".T";
        }
        if (expression instanceof Expression.Entries entries) {
            return "%s[%s, %s]".formatted(bracketed(entries.operand(), ATOM), entries.rows(), entries.columns());
        }
        if (expression instanceof Expression.Call call) {
            return call(call);
        }
        return expression.toString();
    }

    private static String call(Expression.Call call) {
        List<String> parts = new ArrayList<>();
        call.arguments().forEach(argument -> parts.add(of(argument)));
        call.options().forEach((name, value) -> parts.add(name + "=" + of(value)));
        return call.function() + "(" + String.join(", ", parts) + ")";
    }

    private static String binary(Expression.Binary binary) {
        if (binary.operator() == '^') { // to the right, and a sign may follow it: a^-1
            return bracketed(binary.left(), ATOM) + "^" + bracketed(binary.right(), SIGNED);
        }
        int own = binding(binary);
        return "%s %s %s"
                .formatted(bracketed(binary.left(), own), binary.operator(), bracketed(binary.right(), own + 1));
    }

    /** In brackets where it binds less tightly than it must. */
    private static String bracketed(Expression expression, int least) {
        return binding(expression) < least ? "(" + of(expression) + ")" : of(expression);
    }

    private static int binding(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return switch (binary.operator()) {
                case '+', '-' -> SUM;
                case '^' -> POWER;
                default -> PRODUCT;
            };
        }
        return expression instanceof Expression.Negation ? SIGNED : ATOM;
    }
}
