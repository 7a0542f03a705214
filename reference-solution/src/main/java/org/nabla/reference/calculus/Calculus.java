package org.nabla.reference.calculus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.Rules;

/**
 * One way of computing the quantities of a graph and their derivatives.
 *
 * <p>Several of them answer the same question independently; where they agree, the answer is believed.
 *
 * @param <M> its matrices
 */
public interface Calculus<M> {

    /** What this way is called in a proof, such as {@code central differences}. */
    String name();

    M lift(Matrix matrix);

    /** Rounded to the nearest doubles. */
    Matrix lower(M matrix);

    Shape shape(M matrix);

    /** The way in which values after so many updates are computed; the same one, unless it says otherwise. */
    default Calculus<M> at(int step) {
        return this;
    }

    /** The way in which the update after so many is computed. */
    default Calculus<M> goingOnAfter(int step) {
        return this;
    }

    /**
     * A parameter after an update.
     *
     * @param step how many updates there were with this one
     * @param byRule what the rule of the problem gives
     */
    default M updated(int step, String parameter, Supplier<M> byRule) {
        return byRule.get();
    }

    /** The shape a quantity has by its definition. */
    default Shape shape(String quantity, Map<String, M> leaves) {
        return shape(value(quantity, leaves));
    }

    /** An operation outside the graph, as questions use them: {@code sum(a1)}. */
    M apply(Operation operation, List<M> operands);

    /** A quantity of the graph at the given values of its leaves. */
    M value(String quantity, Map<String, M> leaves);

    /** The gradient of a scalar quantity with respect to another one, in the shape of the other. */
    M gradient(String of, String wrt, Map<String, M> leaves);

    /** Several gradients of one scalar; where one walk gives them all, it is taken once. */
    default Map<String, M> gradients(String of, Set<String> wrt, Map<String, M> leaves) {
        Map<String, M> gradients = new LinkedHashMap<>();
        wrt.forEach(name -> gradients.put(name, gradient(of, name, leaves)));
        return gradients;
    }

    /** A row for each entry of {@code of}, a column for each entry of {@code wrt}, both taken row after row. */
    M jacobian(String of, String wrt, Map<String, M> leaves);

    /** Numbers below each other: the sum of the unit columns, each times its number. */
    default M column(List<M> numbers) {
        M column = lift(Matrix.filled(new Shape(numbers.size(), 1), 0));
        for (int i = 0; i < numbers.size(); i++) {
            double[] unit = new double[numbers.size()];
            unit[i] = 1;
            M entry = apply(Operation.of(Rules.MULTIPLY), List.of(lift(Matrix.column(unit)), numbers.get(i)));
            column = apply(Operation.of(Rules.ADD), List.of(column, entry));
        }
        return column;
    }
}
