package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;

/** The rules that multiply or rearrange matrices. */
final class Structural {

    static final Rule MATRIX_PRODUCT = new Rule(
            "@",
            List.of(Domain.REAL, Domain.REAL),
            Structural::productShape,
            Product.VALUE,
            Product.VJP,
            new ProductWitness());

    static final Rule TRANSPOSE = new Rule(
            "transpose",
            List.of(Domain.REAL),
            (operands, options) -> operands.get(0).transposed(),
            (operands, options, result) -> {
                Buffer x = operands[0];
                for (int i = 0; i < x.shape.rows(); i++) {
                    for (int j = 0; j < x.shape.columns(); j++) {
                        result.entries[j * x.shape.rows() + i] = x.entries[i * x.shape.columns() + j];
                    }
                }
            },
            step -> {
                Shape shape = step.operands[0].shape;
                for (int i = 0; i < shape.rows(); i++) {
                    for (int j = 0; j < shape.columns(); j++) {
                        step.gradients[0].entries[i * shape.columns() + j] +=
                                step.upstream.entries[j * shape.rows() + i];
                    }
                }
            },
            new TransposeWitness());

    /** Entries cut out of a matrix. */
    static final Rule WINDOW = new Rule(
            "entries",
            List.of(Domain.REAL),
            (operands, options) -> window(options).shape(operands.get(0)),
            (operands, options, result) -> {
                for (int k = 0; k < result.entries.length; k++) {
                    result.entries[k] =
                            operands[0].entries[source(window(options), operands[0].shape, result.shape, k)];
                }
            },
            step -> {
                for (int k = 0; k < step.upstream.entries.length; k++) {
                    step.gradients[0]
                                    .entries[
                                    source(window(step.options), step.operands[0].shape, step.result.shape, k)] +=
                            step.upstream.entries[k];
                }
            },
            new WindowWitness());

    /** Labels counted from 0 become columns (or rows) with a single 1. Labels have no gradient. */
    static final Rule ONE_HOT = new Rule(
            "onehot",
            List.of(Domain.LABEL),
            Structural::oneHotShape,
            (operands, options, result) -> {
                result.fill(0);
                int count = ((Options.Classes) options).count();
                for (int n = 0; n < operands[0].entries.length; n++) {
                    result.entries[hot(operands[0].entries[n], n, options, result.shape, count)] = 1;
                }
            },
            step -> {},
            new OneHotWitness());

    private Structural() {}

    private static Shape productShape(List<Shape> operands, Options options) {
        Shape a = operands.get(0);
        Shape b = operands.get(1);
        if (a.columns() != b.rows()) {
            throw new ShapeException(
                    "`@` cannot multiply %s by %s: %d columns meet %d rows".formatted(a, b, a.columns(), b.rows()));
        }
        return new Shape(a.rows(), b.columns());
    }

    private static Options.Window window(Options options) {
        return (Options.Window) options;
    }

    private static int source(Options.Window window, Shape from, Shape cut, int index) {
        int row = window.row(from, index / cut.columns());
        int column = window.column(from, index % cut.columns());
        return row * from.columns() + column;
    }

    private static Shape oneHotShape(List<Shape> operands, Options options) {
        Shape labels = operands.get(0);
        if (!labels.isVector()) {
            throw new ShapeException("`onehot` takes a row or a column of labels, but got %s".formatted(labels));
        }
        int count = ((Options.Classes) options).count();
        return options.axis() == Axis.COLUMNS ? new Shape(labels.size(), count) : new Shape(count, labels.size());
    }

    private static int hot(double label, int example, Options options, Shape shape, int count) {
        if (label != Math.rint(label) || label < 0 || label >= count) {
            throw new ShapeException("`onehot` takes labels from 0 to %d, but got %s".formatted(count - 1, label));
        }
        int number = (int) label;
        return options.axis() == Axis.COLUMNS ? example * shape.columns() + number : number * shape.columns() + example;
    }

    private record ProductWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            Entries<T> a = operands.get(0);
            Entries<T> b = operands.get(1);
            List<T> values = new ArrayList<>();
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.columns(); j++) {
                    T sum = a.at(i, 0).multiply(b.at(0, j));
                    for (int k = 1; k < a.shape().columns(); k++) {
                        sum = sum.add(a.at(i, k).multiply(b.at(k, j)));
                    }
                    values.add(sum);
                }
            }
            return new Entries<>(result, values);
        }
    }

    private record TransposeWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            List<T> values = new ArrayList<>();
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.columns(); j++) {
                    values.add(operands.get(0).at(j, i));
                }
            }
            return new Entries<>(result, values);
        }
    }

    private record WindowWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            List<T> values = new ArrayList<>();
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.columns(); j++) {
                    Entries<T> from = operands.get(0);
                    values.add(from.at(
                            window(options).row(from.shape(), i),
                            window(options).column(from.shape(), j)));
                }
            }
            return new Entries<>(result, values);
        }
    }

    private record OneHotWitness() implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            List<T> labels = operands.get(0).values();
            T zero = labels.get(0).subtract(labels.get(0));
            List<T> values = new ArrayList<>();
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.columns(); j++) {
                    int example = options.axis() == Axis.COLUMNS ? i : j;
                    int label = options.axis() == Axis.COLUMNS ? j : i;
                    values.add(labels.get(example).getReal() == label ? zero.add(1) : zero);
                }
            }
            return new Entries<>(result, values);
        }
    }
}
