package org.nabla.reference.calculus;

import java.util.List;
import java.util.Map;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;

/** What the functions of a question may be given; of anything else it is said what is wrong with it, and where. */
final class Arguments {

    private static final Map<String, List<String>> OPTIONS =
            Map.of("grad", List.of("of"), "jacobian", List.of("layout"));

    /** More steps than anybody asks about in one question; training is a task of its own. */
    private static final int MOST_STEPS = 10_000;

    private final Answers.Setting setting;

    Arguments(Answers.Setting setting) {
        this.setting = setting;
    }

    static void requireKnownOptions(Expression.Call call) {
        List<String> known = OPTIONS.getOrDefault(call.function(), List.of());
        call.options().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new ExpressionException(
                        "`%s` has no option `%s`".formatted(call.function(), name), value.span(), known);
            }
        });
    }

    /** One of them, when there are as many as there should be. */
    static Expression of(Expression.Call call, int index, int count) {
        if (call.arguments().size() != count) {
            throw new ExpressionException(
                    "`%s` takes %d argument%s, but got %d"
                            .formatted(
                                    call.function(),
                                    count,
                                    count == 1 ? "" : "s",
                                    call.arguments().size()),
                    call.span());
        }
        return call.arguments().get(index);
    }

    /** Whether a Jacobian is asked for with a row for each entry of what is varied. */
    static boolean isDenominatorLayout(Expression.Call jacobian) {
        Expression layout = jacobian.options().get("layout");
        if (layout == null || layout.toString().equals("numerator")) {
            return false;
        }
        if (layout.toString().equals("denominator")) {
            return true;
        }
        throw new ExpressionException(
                "`layout` is `numerator` or `denominator`, but is `%s`".formatted(layout),
                layout.span(),
                List.of("numerator", "denominator"));
    }

    /** One that is to be the name of a quantity. */
    String quantity(Expression.Call call, int index, int count) {
        Expression argument = of(call, index, count);
        if (!(argument instanceof Expression.Name name)) {
            throw new ExpressionException(
                    "`%s` takes the name of a quantity, but got `%s`".formatted(call.function(), argument),
                    argument.span());
        }
        requireQuantity(name);
        return name.name();
    }

    void requireQuantity(Expression.Name name) {
        if (!setting.graph().has(name.name())) {
            throw new ExpressionException(
                    "there is no quantity `%s`".formatted(name.name()),
                    name.span(),
                    setting.graph().names());
        }
    }

    /** After how many updates something is asked. */
    int steps(Expression.Call call) {
        if (setting.loss().isEmpty()) {
            throw new ExpressionException("there is no loss, and so no update", call.span());
        }
        if (of(call, 0, 2) instanceof Expression.Number number
                && number.value() == Math.rint(number.value())
                && number.value() >= 0
                && number.value() <= MOST_STEPS) {
            return (int) number.value();
        }
        throw new ExpressionException(
                "`after` takes a whole number of updates from 0 to %d, but got `%s`"
                        .formatted(MOST_STEPS, call.arguments().get(0)),
                call.arguments().get(0).span());
    }
}
