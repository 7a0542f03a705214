package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;

/** The rules that reduce a matrix, or normalise it, along an axis. */
final class Reduction {

    static final Rule SUM = new Rule(
            "sum",
            List.of(Domain.REAL),
            Reduction::reducedShape,
            new ReadyValue((operands, options, result) -> addUp(operands[0], result, 1)),
            new ReadyVjp(step -> spread(step, 1)),
            new SumWitness(false));

    static final Rule MEAN = new Rule(
            "mean",
            List.of(Domain.REAL),
            Reduction::reducedShape,
            new ReadyValue((operands, options, result) ->
                    addUp(operands[0], result, options.axis().length(operands[0].shape))),
            new ReadyVjp(step -> spread(step, 1.0 / step.options.axis().length(step.operands[0].shape))),
            new SumWitness(true));

    /** Where several entries are the largest, the first of them (row after row) gets the whole gradient. */
    static final Rule MAX = new Rule(
            "max",
            List.of(Domain.REAL),
            Reduction::reducedShape,
            (operands, options, result) -> largest(operands[0], options.axis(), result),
            Reduction::backToLargest,
            new MaxWitness());

    static final Rule LOG_SUM_EXP = new Rule(
            "logsumexp",
            List.of(Domain.REAL),
            Reduction::reducedShape,
            (operands, options, result) -> logSumExp(operands[0], options.axis(), result),
            Reduction::backThroughLogSumExp,
            new LogSumExpWitness());

    static final Rule SOFTMAX = new Rule(
            "softmax",
            List.of(Domain.REAL),
            (operands, options) -> operands.get(0),
            (operands, options, result) -> softmax(operands[0], options.axis(), result),
            Reduction::backThroughSoftmax,
            new SoftmaxWitness());

    private Reduction() {}

    private static Shape reducedShape(List<Shape> operands, Options options) {
        Shape shape = operands.get(0);
        if (shape.size() == 0) {
            throw new ShapeException("a %s matrix has nothing to reduce".formatted(shape));
        }
        return options.axis().reduced(shape);
    }

    /** The sums along an axis, divided by how many entries each is made of where a mean is asked for. */
    private static Kernel addUp(Buffer from, Buffer result, int divisor) {
        Strides strides = Strides.through(result.shape);
        Shape shape = from.shape;
        double[] x = from.entries;
        double[] sums = result.entries;
        return () -> {
            Arrays.fill(sums, 0);
            for (int i = 0, k = 0; i < shape.rows(); i++) {
                int target = i * strides.down();
                for (int j = 0; j < shape.columns(); j++, k++, target += strides.right()) {
                    sums[target] += x[k];
                }
            }
            for (int k = 0; divisor != 1 && k < sums.length; k++) {
                sums[k] /= divisor;
            }
        };
    }

    private static Kernel spread(Rule.Step step, double factor) {
        Strides strides = Strides.through(step.result.shape);
        Shape shape = step.operands[0].shape;
        double[] upstream = step.upstream.entries;
        double[] gradient = step.gradients[0].entries;
        boolean first = step.isFirst(0);
        return () -> {
            for (int i = 0, k = 0; i < shape.rows(); i++) {
                int source = i * strides.down();
                for (int j = 0; j < shape.columns(); j++, k++, source += strides.right()) {
                    gradient[k] = (first ? 0 : gradient[k]) + factor * upstream[source];
                }
            }
        };
    }

    private static void largest(Buffer x, Axis axis, Buffer result) {
        result.fill(Double.NEGATIVE_INFINITY);
        for (int i = 0, k = 0; i < x.shape.rows(); i++) {
            for (int j = 0; j < x.shape.columns(); j++, k++) {
                int target = axis.target(x.shape, i, j);
                result.entries[target] = Math.max(result.entries[target], x.entries[k]);
            }
        }
    }

    /** To the largest entry, even where the result was written down with fewer digits and is none of the entries. */
    private static void backToLargest(Rule.Step step) {
        Buffer x = step.operands[0];
        int[] largest = new int[step.result.entries.length];
        Arrays.fill(largest, -1);
        for (int i = 0, k = 0; i < x.shape.rows(); i++) {
            for (int j = 0; j < x.shape.columns(); j++, k++) {
                int target = step.options.axis().target(x.shape, i, j);
                if (largest[target] < 0 || x.entries[k] > x.entries[largest[target]]) {
                    largest[target] = k;
                }
            }
        }
        for (int target = 0; target < largest.length; target++) {
            if (!Double.isNaN(step.result.entries[target])) {
                step.gradients[0].entries[largest[target]] += step.upstream.entries[target];
            }
        }
    }

    /** log Σ exp x = m + log Σ exp(x − m); subtracting the maximum m keeps exp from overflowing. */
    private static void logSumExp(Buffer x, Axis axis, Buffer result) {
        Buffer maximum = new Buffer(result.shape);
        largest(x, axis, maximum);
        result.fill(0);
        for (int i = 0, k = 0; i < x.shape.rows(); i++) {
            for (int j = 0; j < x.shape.columns(); j++, k++) {
                int target = axis.target(x.shape, i, j);
                result.entries[target] += StrictMath.exp(x.entries[k] - maximum.entries[target]);
            }
        }
        for (int k = 0; k < result.entries.length; k++) {
            double largest = maximum.entries[k];
            result.entries[k] = Double.isInfinite(largest) ? largest : largest + StrictMath.log(result.entries[k]);
        }
    }

    /** ∂ log Σ exp x / ∂xᵢ = exp(xᵢ − log Σ exp x), the softmax. */
    private static void backThroughLogSumExp(Rule.Step step) {
        Buffer x = step.operands[0];
        for (int i = 0, k = 0; i < x.shape.rows(); i++) {
            for (int j = 0; j < x.shape.columns(); j++, k++) {
                int target = step.options.axis().target(x.shape, i, j);
                step.gradients[0].entries[k] +=
                        step.upstream.entries[target] * StrictMath.exp(x.entries[k] - step.result.entries[target]);
            }
        }
    }

    private static void softmax(Buffer x, Axis axis, Buffer result) {
        Buffer maximum = new Buffer(axis.reduced(x.shape));
        largest(x, axis, maximum);
        Buffer total = new Buffer(maximum.shape);
        for (int i = 0, k = 0; i < x.shape.rows(); i++) {
            for (int j = 0; j < x.shape.columns(); j++, k++) {
                int target = axis.target(x.shape, i, j);
                result.entries[k] =
                        StrictMath.exp(x.entries[k] - maximum.entries[target]); // so that exp cannot overflow
                total.entries[target] += result.entries[k];
            }
        }
        for (int i = 0, k = 0; i < x.shape.rows(); i++) {
            for (int j = 0; j < x.shape.columns(); j++, k++) {
                result.entries[k] /= total.entries[axis.target(x.shape, i, j)];
            }
        }
    }

    /** With s = softmax(x): ∂L/∂xᵢ = sᵢ (gᵢ − Σⱼ gⱼ sⱼ). */
    private static void backThroughSoftmax(Rule.Step step) {
        Buffer s = step.result;
        Axis axis = step.options.axis();
        double[] weighted = new double[axis.reduced(s.shape).size()];
        for (int i = 0, k = 0; i < s.shape.rows(); i++) {
            for (int j = 0; j < s.shape.columns(); j++, k++) {
                weighted[axis.target(s.shape, i, j)] += step.upstream.entries[k] * s.entries[k];
            }
        }
        for (int i = 0, k = 0; i < s.shape.rows(); i++) {
            for (int j = 0; j < s.shape.columns(); j++, k++) {
                step.gradients[0].entries[k] +=
                        s.entries[k] * (step.upstream.entries[k] - weighted[axis.target(s.shape, i, j)]);
            }
        }
    }

    /** The entries that make each result, in the order of the results. */
    private static <T extends RealFieldElement<T>> List<List<T>> groups(Entries<T> x, Axis axis) {
        List<List<T>> groups = new ArrayList<>();
        for (int k = 0; k < axis.reduced(x.shape()).size(); k++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < x.shape().rows(); i++) {
            for (int j = 0; j < x.shape().columns(); j++) {
                groups.get(axis.target(x.shape(), i, j)).add(x.at(i, j));
            }
        }
        return groups;
    }

    private static <T extends RealFieldElement<T>> T total(List<T> terms) {
        return terms.stream().reduce((a, b) -> a.add(b)).orElseThrow();
    }

    private static <T extends RealFieldElement<T>> T maximum(List<T> terms) {
        return Collections.max(terms, (a, b) -> Double.compare(a.subtract(b).getReal(), 0));
    }

    private record SumWitness(boolean mean) implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            List<T> values = new ArrayList<>();
            for (List<T> group : groups(operands.get(0), options.axis())) {
                values.add(mean ? total(group).divide(group.size()) : total(group));
            }
            return new Entries<>(result, values);
        }
    }

    private record MaxWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            List<T> values = new ArrayList<>();
            for (List<T> group : groups(operands.get(0), options.axis())) {
                values.add(maximum(group));
            }
            return new Entries<>(result, values);
        }
    }

    private record LogSumExpWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            List<T> values = new ArrayList<>();
            for (List<T> group : groups(operands.get(0), options.axis())) {
                T shift = maximum(group);
                T sum = total(group.stream()
                        .map(x -> Witnesses.exp(x.subtract(shift)))
                        .toList());
                values.add(sum.log().add(shift));
            }
            return new Entries<>(result, values);
        }
    }

    private record SoftmaxWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            Entries<T> x = operands.get(0);
            List<List<T>> groups = groups(x, options.axis());
            List<T> values = new ArrayList<>();
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.columns(); j++) {
                    T numerator = x.at(i, j);
                    // exp(x) / Σ exp(xⱼ) = 1 / Σ exp(xⱼ − x)
                    List<T> group = groups.get(options.axis().target(result, i, j));
                    values.add(total(group.stream()
                                    .map(other -> Witnesses.exp(other.subtract(numerator)))
                                    .toList())
                            .reciprocal());
                }
            }
            return new Entries<>(result, values);
        }
    }
}
