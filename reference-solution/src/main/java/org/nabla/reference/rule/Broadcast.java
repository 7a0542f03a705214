package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;

/** Builds rules that combine two matrices entry by entry, stretching rows, columns and scalars as NumPy does. */
final class Broadcast {

    private Broadcast() {}

    /** A function of two scalars over any field; implemented by references to generic methods. */
    interface FieldFunction {
        <T extends RealFieldElement<T>> T at(T x, T y);
    }

    /** A partial derivative of z = f(x, y). */
    interface Partial {
        double at(double x, double y, double z);
    }

    static Rule rule(
            String name,
            List<Domain> domains,
            DoubleBinaryOperator value,
            List<Partial> partials,
            FieldFunction witness) {
        return new Rule(
                name,
                domains,
                (operands, options) -> stretched(name, operands.get(0), operands.get(1)),
                (operands, options, result) -> {
                    Buffer x = operands[0];
                    Buffer y = operands[1];
                    for (int i = 0, k = 0; i < result.shape.rows(); i++) {
                        for (int j = 0; j < result.shape.columns(); j++, k++) {
                            result.entries[k] = value.applyAsDouble(
                                    x.entries[index(x.shape, i, j)], y.entries[index(y.shape, i, j)]);
                        }
                    }
                },
                step -> {
                    for (int operand = 0; operand < 2; operand++) {
                        if (step.wants(operand)) {
                            pullBack(step, operand, partials.get(operand));
                        }
                    }
                },
                new BinaryWitness(witness));
    }

    /** An operand that was stretched gets the sum over all the places it was used in. */
    private static void pullBack(Rule.Step step, int operand, Partial partial) {
        Buffer x = step.operands[0];
        Buffer y = step.operands[1];
        Buffer gradient = step.gradients[operand];
        for (int i = 0, k = 0; i < step.result.shape.rows(); i++) {
            for (int j = 0; j < step.result.shape.columns(); j++, k++) {
                double slope = partial.at(
                        x.entries[index(x.shape, i, j)], y.entries[index(y.shape, i, j)], step.result.entries[k]);
                gradient.entries[index(gradient.shape, i, j)] += step.upstream.entries[k] * slope;
            }
        }
    }

    private static int index(Shape shape, int row, int column) {
        int i = shape.rows() == 1 ? 0 : row;
        int j = shape.columns() == 1 ? 0 : column;
        return i * shape.columns() + j;
    }

    private static Shape stretched(String name, Shape a, Shape b) {
        boolean fit = (a.rows() == b.rows() || a.rows() == 1 || b.rows() == 1)
                && (a.columns() == b.columns() || a.columns() == 1 || b.columns() == 1);
        if (!fit) {
            throw new ShapeException("`%s` cannot combine %s with %s".formatted(name, a, b));
        }
        return new Shape(a.rows() == 1 ? b.rows() : a.rows(), a.columns() == 1 ? b.columns() : a.columns());
    }

    private record BinaryWitness(FieldFunction function) implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            Entries<T> x = operands.get(0);
            Entries<T> y = operands.get(1);
            BinaryOperator<T> at = function::at;
            List<T> values = new ArrayList<>(result.size());
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.columns(); j++) {
                    values.add(at.apply(
                            x.values().get(index(x.shape(), i, j)), y.values().get(index(y.shape(), i, j))));
                }
            }
            return new Entries<>(result, values);
        }
    }
}
