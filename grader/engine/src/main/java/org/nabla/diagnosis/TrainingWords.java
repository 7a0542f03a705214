package org.nabla.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.spec.Atoms;

/** The numbers that the catalogue's words stand for in a training: {@code samples}, {@code outputs}, {@code batch}. */
record TrainingWords(Map<String, Double> numbers) {

    TrainingWords {
        numbers = Map.copyOf(numbers);
    }

    /** The value of a formula; nothing when a word of it has no meaning here. */
    Optional<Double> value(Expression formula) {
        return value(formula, Double.NaN);
    }

    /** The value of a formula in which {@code right()} stands for a number. */
    Optional<Double> value(Expression formula, double right) {
        Expression closed =
                formula.replaced(part -> number(part, right).map(value -> new Expression.Number(value, part.span())));
        try {
            return new Atoms(Map.of(), Map.of())
                    .value(closed, Map.of())
                    .map(Matrix::scalar)
                    .filter(value -> !value.isNaN());
        } catch (ExpressionException e) {
            return Optional.empty();
        }
    }

    private Optional<Double> number(Expression part, double right) {
        if (part instanceof Expression.Name name) {
            return Optional.ofNullable(numbers.get(name.name()));
        }
        boolean isRight =
                part instanceof Expression.Call call && call.function().equals("right");
        return isRight ? Optional.of(right) : Optional.empty();
    }
}
