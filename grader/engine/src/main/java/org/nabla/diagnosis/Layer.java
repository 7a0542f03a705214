package org.nabla.diagnosis;

import java.util.Optional;
import org.nabla.reference.expression.Expression;

/**
 * A layer of a network, found in the formulas of a problem: {@code a = W @ x + b} and {@code h = g(a)}.
 *
 * <p>The catalogue speaks of columns: a sample is a column, and a row of the weights belongs to a unit. What a problem
 * writes the other way round is turned on the way in and out.
 *
 * @param number from 1
 * @param weights how the problem has them
 * @param bias nothing for a layer without
 * @param output the name of h; nothing where the layer has no activation of its own
 * @param rows whether a sample is a row
 */
record Layer(
        int number,
        Placed weights,
        Optional<Placed> bias,
        Placed input,
        String preActivation,
        Optional<String> output,
        Activation activation,
        boolean rows,
        boolean last) {

    /**
     * A quantity where a layer uses it.
     *
     * @param name empty when it is no named quantity
     * @param expression in columns
     * @param turned whether the problem stores it transposed
     */
    record Placed(Optional<String> name, Expression expression, boolean turned) {}
}
