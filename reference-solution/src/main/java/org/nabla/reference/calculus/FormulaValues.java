package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.ShapeException;

/** The values of formulas that stand in the place of right ones, with the functions that only they know. */
final class FormulaValues {

    /** What the words of a formula mean at the place where it stands. */
    interface Scope {

        /** The value of a name. */
        Matrix named(Expression.Name name);

        /** The value of a function that depends on the place; nothing for every other function. */
        default Optional<Matrix> called(Expression.Call call) {
            return Optional.empty();
        }
    }

    private final Vocabulary vocabulary;
    private final Applications applications;

    FormulaValues(Vocabulary vocabulary, Applications applications) {
        this.vocabulary = vocabulary;
        this.applications = applications;
    }

    /**
     * The value of a formula.
     *
     * @throws ShapeException when its operands do not fit together
     */
    Matrix value(Expression formula, Scope scope) {
        if (formula instanceof Expression.Number number) {
            return Matrix.scalar(number.value());
        }
        if (formula instanceof Expression.Name name) {
            return scope.named(name);
        }
        if (formula instanceof Expression.Call call) {
            Optional<Matrix> called = scope.called(call).or(() -> ownFunction(call, scope));
            if (called.isPresent()) {
                return called.get();
            }
        }
        Vocabulary.Application application = applications.of(formula, vocabulary);
        List<Matrix> operands = new ArrayList<>();
        for (Expression operand : application.operands()) {
            operands.add(value(operand, scope));
        }
        return application.operation().apply(operands);
    }

    private Optional<Matrix> ownFunction(Expression.Call call, Scope scope) {
        return switch (call.function()) {
            case "truncated" -> Optional.of(argument(call, 0, scope).map(FormulaValues::truncated));
            case "fitted" ->
                Optional.of(fitted(
                        argument(call, 0, scope), argument(call, 1, scope).shape()));
            case "next_class" -> Optional.of(shifted(argument(call, 0, scope)));
            case "class_index" -> Optional.of(classIndices(argument(call, 0, scope)));
            default -> Optional.empty();
        };
    }

    private Matrix argument(Expression.Call call, int place, Scope scope) {
        return value(call.arguments().get(place), scope);
    }

    private static double truncated(double entry) {
        return entry < 0 ? Math.ceil(entry) : Math.floor(entry);
    }

    /**
     * What loops over the entries of a shape read from a matrix of another: a single row or column again and again, and
     * nothing of what is too much.
     */
    private static Matrix fitted(Matrix matrix, Shape shape) {
        boolean rows = matrix.rows() == 1 || matrix.rows() >= shape.rows();
        boolean columns = matrix.columns() == 1 || matrix.columns() >= shape.columns();
        if (!rows || !columns) {
            throw new ShapeException("%s has not enough entries for %s".formatted(matrix.shape(), shape));
        }
        double[][] entries = new double[shape.rows()][shape.columns()];
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                entries[i][j] = matrix.at(matrix.rows() == 1 ? 0 : i, matrix.columns() == 1 ? 0 : j);
            }
        }
        return Matrix.of(entries);
    }

    /** One-hot columns with the 1 a row higher, and from the first row to the last. */
    private static Matrix shifted(Matrix labels) {
        double[][] rows = labels.toRows();
        double[][] moved = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            moved[i] = rows[(i + 1) % rows.length];
        }
        return Matrix.of(moved);
    }

    /** The row of the 1 of each one-hot column, in every row. */
    private static Matrix classIndices(Matrix labels) {
        double[][] indices = new double[labels.rows()][labels.columns()];
        for (int j = 0; j < labels.columns(); j++) {
            int index = 0;
            for (int i = 1; i < labels.rows(); i++) {
                index = labels.at(i, j) > labels.at(index, j) ? i : index;
            }
            for (double[] row : indices) {
                row[j] = index;
            }
        }
        return Matrix.of(indices);
    }
}
