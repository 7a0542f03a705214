package org.nabla.reference.rule;

import java.util.Arrays;

/** The loops of the matrix product, and of its gradients. */
final class Product {

    static final Rule.ValueRule VALUE = new ReadyValue((operands, options, result) ->
            result.shape.columns() == 1 ? timesColumn(operands, result) : timesMatrix(operands, result));

    /** ∂L/∂A = G·Bᵀ and ∂L/∂B = Aᵀ·G. */
    static final Rule.VjpRule VJP =
            new ReadyVjp(step -> Broadcast.both(step, operand -> operand == 0 ? backToLeft(step) : backToRight(step)));

    private Product() {}

    /** cᵢⱼ = Σₖ aᵢₖ bₖⱼ; the order of the loops runs along the rows of both. */
    private static Kernel timesMatrix(Buffer[] operands, Buffer result) {
        double[] a = operands[0].entries;
        double[] b = operands[1].entries;
        double[] c = result.entries;
        int rows = result.shape.rows();
        int inner = operands[0].shape.columns();
        int columns = result.shape.columns();
        return () -> {
            Arrays.fill(c, 0);
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < inner; k++) {
                    addScaled(a[i * inner + k], b, k * columns, c, i * columns, columns);
                }
            }
        };
    }

    /** A single sample: every entry is one sum. */
    private static Kernel timesColumn(Buffer[] operands, Buffer result) {
        double[] a = operands[0].entries;
        double[] b = operands[1].entries;
        double[] c = result.entries;
        return () -> {
            for (int i = 0, p = 0; i < c.length; i++) {
                double sum = 0;
                for (int k = 0; k < b.length; k++, p++) {
                    sum += a[p] * b[k];
                }
                c[i] = sum;
            }
        };
    }

    private static Kernel backToLeft(Rule.Step step) {
        double[] b = step.operands[1].entries;
        double[] g = step.upstream.entries;
        double[] gradient = step.gradients[0].entries;
        int rows = step.result.shape.rows();
        int inner = step.operands[1].shape.rows();
        int columns = step.result.shape.columns();
        boolean first = step.isFirst(0);
        if (columns == 1) {
            return () -> {
                for (int i = 0, p = 0; i < rows; i++) {
                    for (int k = 0; k < inner; k++, p++) {
                        gradient[p] = (first ? 0 : gradient[p]) + g[i] * b[k];
                    }
                }
            };
        }
        return () -> {
            if (first) {
                Arrays.fill(gradient, 0);
            }
            for (int i = 0; i < rows; i++) {
                addProducts(g, i * columns, b, columns, gradient, i * inner, inner);
            }
        };
    }

    private static Kernel backToRight(Rule.Step step) {
        double[] a = step.operands[0].entries;
        double[] g = step.upstream.entries;
        double[] gradient = step.gradients[1].entries;
        int rows = step.result.shape.rows();
        int inner = step.operands[1].shape.rows();
        int columns = step.result.shape.columns();
        boolean first = step.isFirst(1);
        return () -> {
            if (first) {
                Arrays.fill(gradient, 0);
            }
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < inner; k++) {
                    addScaled(a[i * inner + k], g, i * columns, gradient, k * columns, columns);
                }
            }
        };
    }

    private static void addScaled(double factor, double[] from, int p, double[] to, int q, int count) {
        for (int j = 0; j < count; j++) {
            to[q + j] += factor * from[p + j];
        }
    }

    /** Adds g·Bᵀ for one row g; four sums at a time, as each addition of a single sum waits for the one before it. */
    private static void addProducts(double[] g, int from, double[] b, int columns, double[] sums, int to, int rows) {
        int k = 0;
        for (; k + 3 < rows; k += 4) {
            int row = k * columns;
            double first = 0;
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (int j = 0; j < columns; j++) {
                double factor = g[from + j];
                first += factor * b[row + j];
                second += factor * b[row + columns + j];
                third += factor * b[row + 2 * columns + j];
                fourth += factor * b[row + 3 * columns + j];
            }
            sums[to + k] += first;
            sums[to + k + 1] += second;
            sums[to + k + 2] += third;
            sums[to + k + 3] += fourth;
        }
        for (; k < rows; k++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += g[from + j] * b[k * columns + j];
            }
            sums[to + k] += sum;
        }
    }
}
