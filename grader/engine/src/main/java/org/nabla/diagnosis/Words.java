package org.nabla.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.expression.Span;

/**
 * Puts the quantities of a problem in the place of the catalogue's words: {@code W} of the second layer is {@code W2}.
 *
 * <p>A formula with a word that a place has not is for other places.
 */
final class Words {

    private static final Span NOWHERE = new Span(0, 0);

    private final Map<String, Expression> words = new HashMap<>();
    private Optional<Activation> activation = Optional.empty();
    private Optional<Activation> hidden = Optional.empty();

    Words put(String word, Expression meaning) {
        words.put(word, meaning);
        return this;
    }

    Words activation(Activation function) {
        activation = Optional.of(function);
        return this;
    }

    /** The activation of the layer before, which some take for that of the output. */
    Words hidden(Optional<Activation> function) {
        hidden = function;
        return this;
    }

    Words copy() {
        Words copy = new Words();
        copy.words.putAll(words);
        copy.activation = activation;
        copy.hidden = hidden;
        return copy;
    }

    /** A formula of the catalogue over the quantities of the problem; nothing when it does not apply here. */
    Optional<Expression> formula(Expression template) {
        try {
            return Optional.of(template.replaced(this::replaced));
        } catch (Missing e) {
            return Optional.empty();
        }
    }

    private Optional<Expression> replaced(Expression part) {
        if (part instanceof Expression.Name name) {
            Expression meaning = words.get(name.name());
            if (meaning == null) {
                throw new Missing();
            }
            return Optional.of(meaning);
        }
        if (part instanceof Expression.Call call) {
            return ofActivation(call);
        }
        return Optional.empty();
    }

    private Optional<Expression> ofActivation(Expression.Call call) {
        Optional<Activation> function = call.function().startsWith("hidden_") ? hidden : activation;
        return switch (call.function()) {
            case "g", "hidden_g" -> Optional.of(known(function).valueAt(point(call)));
            case "slope", "hidden_slope" -> Optional.of(known(function).slopeAt(point(call)));
            case "slope_of" -> Optional.of(known(function).slopeOfOutputAt(point(call)));
            default -> Optional.empty();
        };
    }

    private static Activation known(Optional<Activation> function) {
        return function.orElseThrow(Missing::new);
    }

    private Expression point(Expression.Call call) {
        return call.arguments().get(0).replaced(this::replaced);
    }

    static Expression name(String name) {
        return new Expression.Name(name, NOWHERE);
    }

    static Expression call(String function, String quantity) {
        return new Expression.Call(function, List.of(name(quantity)), Map.of(), NOWHERE);
    }

    static Expression turned(Expression expression, boolean turned) {
        return turned ? new Expression.Transpose(expression, NOWHERE) : expression;
    }

    /** The value of the right rule, in columns. */
    static Expression right(boolean turned) {
        return turned(ExpressionParser.parse("right()"), turned);
    }

    /** A word that has no meaning here. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing() {
            super(null, null, false, false);
        }
    }
}
