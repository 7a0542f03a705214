package org.nabla.reference.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A formula as the author of a problem writes it, in NumPy's manner.
 *
 * <p>{@code toString} gives one canonical text: two expressions that mean the same by their structure print the same,
 * however they were spaced.
 */
public sealed interface Expression {

    /** Where it stands in the text it was parsed from. */
    Span span();

    List<Expression> children();

    @SuppressWarnings("JavaLangClash") // nobody means java.lang.Number by Expression.Number
    record Number(double value, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }

        @Override
        public String toString() {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
            return whole ? Long.toString((long) value) : Double.toString(value);
        }
    }

    record Name(String name, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A function applied to arguments, such as {@code sum(a, axis=0)}. */
    record Call(String function, List<Expression> arguments, Map<String, Expression> options, Span span)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(function).append('('); // names quantities, so it is asked for often
            String separator = "";
            for (Expression argument : arguments) {
                text.append(separator).append(argument);
                separator = ", ";
            }
            for (Map.Entry<String, Expression> option : options.entrySet()) {
                text.append(separator).append(option.getKey()).append('=').append(option.getValue());
                separator = ", ";
            }
            return text.append(')').toString();
        }
    }

    /** Two operands and one of {@code + - * / @ ^}. */
    record Binary(char operator, Expression left, Expression right, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return "(" + left + " " + operator + " " + right + ")";
        }
    }

    record Negation(Expression operand, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }

        @Override
        public String toString() {
            return "(-" + operand + ")";
        }
    }

    record Transpose(Expression operand, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }

        @Override
        public String toString() {
            return operand + ".T";
        }
    }

    /** Entries of a matrix, counted from 0 as in NumPy: {@code W[0, 2]}, {@code W[1, :]}, {@code b[0]}. */
    record Entries(Expression operand, Selection rows, Selection columns, Span span) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }

        @Override
        public String toString() {
            return operand + "[" + rows + ", " + columns + "]";
        }
    }

    /** One index, or all of them. */
    sealed interface Selection {
        record One(int index) implements Selection {
            @Override
            public String toString() {
                return Integer.toString(index);
            }
        }

        record All() implements Selection {
            @Override
            public String toString() {
                return ":";
            }
        }
    }

    /** The same expression with other operands; options stay as they are. */
    default Expression withChildren(List<Expression> operands) {
        return rebuilt(operands, span());
    }

    /** The same expression with every part of it standing at one place. */
    default Expression placedAt(Span place) {
        return rebuilt(children().stream().map(child -> child.placedAt(place)).toList(), place);
    }

    private Expression rebuilt(List<Expression> operands, Span place) {
        if (this instanceof Call call) {
            return new Call(call.function(), operands, call.options(), place);
        }
        if (this instanceof Binary binary) {
            return new Binary(binary.operator(), operands.get(0), operands.get(1), place);
        }
        if (this instanceof Negation) {
            return new Negation(operands.get(0), place);
        }
        if (this instanceof Transpose) {
            return new Transpose(operands.get(0), place);
        }
        if (this instanceof Entries entries) {
            return new Entries(operands.get(0), entries.rows(), entries.columns(), place);
        }
        if (this instanceof Number number) {
            return new Number(number.value(), place);
        }
        return new Name(toString(), place);
    }

    /** The same expression with some parts put in the place of others; where a part is replaced, nothing inside it is. */
    default Expression replaced(Function<Expression, Optional<Expression>> replacement) {
        return replacement
                .apply(this)
                .orElseGet(() -> withChildren(children().stream()
                        .map(child -> child.replaced(replacement))
                        .toList()));
    }

    /** The same expression with something else in the place of some names. */
    default Expression withNames(Function<String, Optional<Expression>> meaning) {
        return replaced(part -> part instanceof Name name ? meaning.apply(name.name()) : Optional.empty());
    }

    /** Every name in it, functions and options left out, in the order in which they stand. */
    default Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        walk(part -> {
            if (part instanceof Name name) {
                names.add(name.name());
            }
        });
        return names;
    }

    /** Visits this expression and everything in it, outermost first. */
    default void walk(Consumer<Expression> visitor) {
        visitor.accept(this);
        children().forEach(child -> child.walk(visitor));
    }
}
