package org.nabla.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;

/** Finds the shape of one expression in another and puts a third in its place. */
final class Patterns {

    private Patterns() {}

    /** With every part that has the shape of an exchange's first side written as its second. */
    static Expression exchanged(Expression expression, List<Mistake.Exchange> exchanges) {
        return expression.replaced(part -> exchange(part, exchanges));
    }

    private static Optional<Expression> exchange(Expression part, List<Mistake.Exchange> exchanges) {
        for (Mistake.Exchange exchange : exchanges) {
            Map<String, Expression> found = new HashMap<>();
            if (matches(exchange.from(), part, found)) {
                return Optional.of(exchange.to().replaced(word -> Optional.ofNullable(found.get(word.toString()))));
            }
        }
        return Optional.empty();
    }

    /** A name that ends with {@code _} stands for anything; any other part for itself. */
    private static boolean matches(Expression pattern, Expression part, Map<String, Expression> found) {
        if (pattern instanceof Expression.Name name && name.name().endsWith("_")) {
            Expression before = found.putIfAbsent(name.name(), part);
            return before == null || before.toString().equals(part.toString());
        }
        List<Expression> inner = pattern.children();
        List<Expression> others = part.children();
        boolean alike = inner.size() == others.size()
                && !inner.isEmpty()
                && pattern.withChildren(others).toString().equals(part.toString());
        if (!alike) {
            return pattern.toString().equals(part.toString());
        }
        for (int i = 0; i < inner.size(); i++) {
            if (!matches(inner.get(i), others.get(i), found)) {
                return false;
            }
        }
        return true;
    }
}
