package org.nabla.reference.calculus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;

/**
 * Other formulas for some entries of a {@link Worksheet}, each in place of the right one.
 *
 * <p>A formula may use the quantities of the graph, {@code grad(q)}, {@code learning_rate}, {@code rows(q)},
 * {@code columns(q)}, {@code truncated(e)}, {@code fitted(e, s)}, which is {@code e} in the shape of {@code s},
 * {@code next_class(e)}, {@code class_index(e)}, {@code previous(e)}, which is {@code e} one update earlier, and
 * {@code right()}, the value that the right rule gives from the same worksheet.
 *
 * @param values by quantity
 * @param gradients by {@link #gradient}
 * @param updates the new value of a parameter, by parameter
 * @param later other formulas for the values after an update, beside those of {@code values}
 * @param back how gradients pass back
 * @param written how every value and gradient is written down: rounded, for example
 */
public record Rewriting(
        Map<String, Expression> values,
        Map<String, Expression> gradients,
        Map<String, Expression> updates,
        Map<String, Expression> later,
        WalkingBack back,
        UnaryOperator<Matrix> written) {

    public static final Rewriting NONE =
            new Rewriting(Map.of(), Map.of(), Map.of(), Map.of(), WalkingBack.RIGHT, UnaryOperator.identity());

    public Rewriting {
        values = Map.copyOf(values);
        gradients = Map.copyOf(gradients);
        updates = Map.copyOf(updates);
        later = Map.copyOf(later);
    }

    /** Where gradients pass back by the right rules. */
    public Rewriting(
            Map<String, Expression> values,
            Map<String, Expression> gradients,
            Map<String, Expression> updates,
            Map<String, Expression> later,
            UnaryOperator<Matrix> written) {
        this(values, gradients, updates, later, WalkingBack.RIGHT, written);
    }

    /** Under which a formula for the gradient of a scalar with respect to a quantity is kept. */
    public static String gradient(String of, String wrt) {
        return of + " " + wrt;
    }

    /** What the formulas are for: values, later values, gradients and updates, told apart. */
    public Set<String> changed() {
        Set<String> changed = new LinkedHashSet<>();
        values.keySet().forEach(name -> changed.addAll(List.of(valueKey(name, false), valueKey(name, true))));
        later.keySet().forEach(name -> changed.add(valueKey(name, true)));
        gradients.keySet().forEach(key -> changed.add("gradient " + key));
        updates.keySet().forEach(name -> changed.add(updateKey(name)));
        changed.addAll(back.changed());
        return changed;
    }

    /** The key under which {@link #changed} and {@link Worksheet#written} tell of a quantity. */
    public static String key(Cell cell, boolean isParameter) {
        if (cell instanceof Cell.Value value) {
            return valueKey(value.name(), false);
        }
        if (cell instanceof Cell.Gradient gradient) {
            return gradientKey(gradient.of(), gradient.name());
        }
        String name = ((Cell.Updated) cell).name();
        return isParameter ? updateKey(name) : valueKey(name, true);
    }

    static String valueKey(String quantity, boolean afterUpdate) {
        return (afterUpdate ? "later " : "value ") + quantity;
    }

    static String gradientKey(String of, String wrt) {
        return "gradient " + gradient(of, wrt);
    }

    static String updateKey(String parameter) {
        return "update " + parameter;
    }

    /** With other formulas, too; where both have one, that of the other holds. */
    public Rewriting with(Rewriting other) {
        return new Rewriting(
                joined(values, other.values),
                joined(gradients, other.gradients),
                joined(updates, other.updates),
                joined(later, other.later),
                back.with(other.back),
                matrix -> other.written.apply(written.apply(matrix)));
    }

    private static Map<String, Expression> joined(Map<String, Expression> one, Map<String, Expression> other) {
        Map<String, Expression> all = new LinkedHashMap<>(one);
        all.putAll(other);
        return all;
    }

    /** What holds for the values that the next update starts from. */
    public Rewriting withoutLater() {
        return later.isEmpty() ? this : new Rewriting(values, gradients, updates, Map.of(), back, written);
    }

    /** The formulas for some values, gradients and updates only, in the words of {@link #changed}; all else by the right rules. */
    public Rewriting only(Set<String> places) {
        return new Rewriting(
                those(values, name -> places.contains(valueKey(name, false)) || places.contains(valueKey(name, true))),
                those(gradients, key -> places.contains("gradient " + key)),
                those(updates, name -> places.contains(updateKey(name))),
                those(later, name -> places.contains(valueKey(name, true))),
                UnaryOperator.identity());
    }

    private static Map<String, Expression> those(Map<String, Expression> formulas, Predicate<String> wanted) {
        Map<String, Expression> some = new LinkedHashMap<>(formulas);
        some.keySet().removeIf(wanted.negate());
        return some;
    }

    /** The formulas for the values after so many updates. */
    Map<String, Expression> valuesAt(int step) {
        return step == 0 || later.isEmpty() ? values : joined(values, later);
    }
}
