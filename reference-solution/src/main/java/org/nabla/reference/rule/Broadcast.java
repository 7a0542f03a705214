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
                    Shape shape = result.shape;
                    Steps a = Steps.through(operands[0].shape);
                    Steps b = Steps.through(operands[1].shape);
                    double[] x = operands[0].entries;
                    double[] y = operands[1].entries;
                    double[] z = result.entries;
                    for (int i = 0, k = 0; i < shape.rows(); i++) {
                        int p = i * a.down;
                        int q = i * b.down;
                        for (int j = 0; j < shape.columns(); j++, k++, p += a.right, q += b.right) {
                            z[k] = value.applyAsDouble(x[p], y[q]);
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
        Shape shape = step.result.shape;
        Steps a = Steps.through(step.operands[0].shape);
        Steps b = Steps.through(step.operands[1].shape);
        Steps c = Steps.through(step.operands[operand].shape);
        double[] x = step.operands[0].entries;
        double[] y = step.operands[1].entries;
        double[] z = step.result.entries;
        double[] upstream = step.upstream.entries;
        double[] gradient = step.gradients[operand].entries;
        for (int i = 0, k = 0; i < shape.rows(); i++) {
            int p = i * a.down;
            int q = i * b.down;
            int r = i * c.down;
            for (int j = 0; j < shape.columns(); j++, k++, p += a.right, q += b.right, r += c.right) {
                gradient[r] += upstream[k] * partial.at(x[p], y[q], z[k]);
            }
        }
    }

    /** How far the next entries of an operand are; a single row or column is used again for all of them. */
    private record Steps(int down, int right) {
        static Steps through(Shape shape) {
            return new Steps(shape.rows() == 1 ? 0 : shape.columns(), shape.columns() == 1 ? 0 : 1);
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
