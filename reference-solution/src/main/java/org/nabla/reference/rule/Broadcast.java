package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntFunction;
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

    /** Makes ready the loop that computes z from x and y. */
    interface Loop {
        Kernel over(double[] x, double[] y, double[] z, Overlay over);
    }

    /** A function of two scalars, with its two partial derivatives. */
    static Rule rule(
            String name,
            List<Domain> domains,
            DoubleBinaryOperator value,
            List<Partial> partials,
            FieldFunction witness) {
        Loop loop = (x, y, z, over) -> () -> {
            for (int i = 0, k = 0; i < over.rows; i++) {
                int p = i * over.xDown;
                int q = i * over.yDown;
                for (int j = 0; j < over.columns; j++, k++, p += over.xRight, q += over.yRight) {
                    z[k] = value.applyAsDouble(x[p], y[q]);
                }
            }
        };
        Rule.VjpRule vjp = new ReadyVjp(step -> both(step, operand -> pullBack(step, operand, partials.get(operand))));
        return rule(name, domains, loop, vjp, witness);
    }

    static Rule rule(String name, List<Domain> domains, Loop loop, Rule.VjpRule vjp, FieldFunction witness) {
        return new Rule(
                name,
                domains,
                (operands, options) -> stretched(name, operands.get(0), operands.get(1)),
                new ReadyValue((operands, options, result) -> {
                    Overlay over = new Overlay(operands[0].shape, operands[1].shape, result.shape);
                    return loop.over(operands[0].entries, operands[1].entries, result.entries, over);
                }),
                vjp,
                new BinaryWitness(witness));
    }

    /** What is done for each operand that somebody wants the gradient of. */
    static Kernel both(Rule.Step step, IntFunction<Kernel> kernels) {
        if (!step.wants(0) || !step.wants(1)) {
            return kernels.apply(step.wants(0) ? 0 : 1);
        }
        Kernel left = kernels.apply(0);
        Kernel right = kernels.apply(1);
        return () -> {
            left.run();
            right.run();
        };
    }

    /** An operand that was stretched gets the sum over all the places it was used in. */
    private static Kernel pullBack(Rule.Step step, int operand, Partial partial) {
        Buffer to = step.gradients[operand];
        Overlay over = new Overlay(step.operands[0].shape, step.operands[1].shape, step.result.shape);
        double[] x = step.operands[0].entries;
        double[] y = step.operands[1].entries;
        double[] z = step.result.entries;
        double[] upstream = step.upstream.entries;
        boolean first = step.isFirst(operand);
        return () -> {
            if (first) {
                to.fill(0);
            }
            for (int i = 0, k = 0; i < over.rows; i++) {
                int p = i * over.xDown;
                int q = i * over.yDown;
                for (int j = 0; j < over.columns; j++, k++, p += over.xRight, q += over.yRight) {
                    to.entries[operand == 0 ? p : q] += upstream[k] * partial.at(x[p], y[q], z[k]);
                }
            }
        };
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
