package org.nabla.diagnosis;

import java.util.List;
import java.util.Map;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/** Right answers as they are written by hand: derivatives in terms of functions that somebody has already. */
final class ByHand {

    /** The gradient of the soft maximum is the soft argmax, and the Jacobian of that is written with it. */
    static final List<Mistake.Exchange> ANSWERS = List.of(
            exchange("grad(x_, of=l_)", "l_", "logsumexp(b_ * x_) / b_", "softmax(b_ * x_)"),
            exchange(
                    "jacobian(s_, x_)",
                    "s_",
                    "softmax(b_ * x_)",
                    "b_ * (softmax(b_ * x_) * jacobian(x_, x_) - softmax(b_ * x_) @ softmax(b_ * x_).T)"));

    private ByHand() {}

    private static Mistake.Exchange exchange(String from, String name, String shape, String to) {
        Map<String, Expression> where = Map.of(name, ExpressionParser.parse(shape));
        return new Mistake.Exchange(ExpressionParser.parse(from), ExpressionParser.parse(to), where);
    }
}
