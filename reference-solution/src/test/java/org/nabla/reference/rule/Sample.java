package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Vocabulary;

/** A point to test a rule at; there is one for every combination of shapes and options the rule takes. */
record Sample(Rule rule, Options options, List<Matrix> operands) {

    private static final long SEED = 1986;

    /** The number of classes, so that labels run from 0 to one less. */
    private static final int CLASSES = 4;

    private static final List<Shape> SHAPES =
            List.of(Shape.SCALAR, new Shape(1, 3), new Shape(2, 1), new Shape(2, 3), new Shape(3, 2), new Shape(3, 3));

    static List<Sample> of(Rule rule) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Sample> samples = new ArrayList<>();
        for (Options options : options(rule)) {
            for (List<Shape> shapes : combinations(rule.operands())) {
                if (fits(rule, options, shapes)) {
                    List<Matrix> operands = new ArrayList<>();
                    for (int i = 0; i < shapes.size(); i++) {
                        operands.add(drawn(shapes.get(i), rule.domains().get(i), random));
                    }
                    samples.add(new Sample(rule, options, operands));
                }
            }
        }
        return samples;
    }

    /** Every kind of options the rule reads; whether it takes an axis is for the language to say. */
    static List<Options> options(Rule rule) {
        if (rule.name().equals("entries")) {
            OptionalInt all = OptionalInt.empty();
            return List.of(
                    new Options.Window(OptionalInt.of(1), OptionalInt.of(0)),
                    new Options.Window(OptionalInt.of(0), all),
                    new Options.Window(all, OptionalInt.of(2)),
                    new Options.Window(OptionalInt.of(-1), OptionalInt.of(-2)),
                    new Options.Window(all, all));
        }
        if (rule.name().equals("onehot")) {
            return List.of(new Options.Classes(CLASSES, Axis.ROWS), new Options.Classes(CLASSES, Axis.COLUMNS));
        }
        if (takesAxis(rule.name())) {
            return List.of(new Options.Along(Axis.ALL), new Options.Along(Axis.ROWS), new Options.Along(Axis.COLUMNS));
        }
        return List.of(Options.NONE);
    }

    private static boolean takesAxis(String function) {
        try {
            new Vocabulary(Map.of()).application(ExpressionParser.parse(function + "(x, axis=0)"));
            return true;
        } catch (ExpressionException e) {
            return false;
        }
    }

    private static List<List<Shape>> combinations(int operands) {
        List<List<Shape>> combinations = List.of(List.of());
        for (int i = 0; i < operands; i++) {
            List<List<Shape>> longer = new ArrayList<>();
            for (List<Shape> shorter : combinations) {
                for (Shape shape : SHAPES) {
                    List<Shape> extended = new ArrayList<>(shorter);
                    extended.add(shape);
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static boolean fits(Rule rule, Options options, List<Shape> shapes) {
        try {
            rule.shape().of(shapes, options);
            return true;
        } catch (ShapeException e) {
            return false;
        }
    }

    private static Matrix drawn(Shape shape, Domain domain, SplittableRandom random) {
        return Matrix.filled(shape, 0).map(zero -> drawn(domain, random));
    }

    /** Numbers of both signs, none near 0 where that is a corner, none so large that a function saturates. */
    private static double drawn(Domain domain, SplittableRandom random) {
        return switch (domain) {
            case REAL -> random.nextDouble(-3, 3);
            case NOT_ZERO -> random.nextDouble(0.2, 3) * (random.nextBoolean() ? 1 : -1);
            case POSITIVE -> random.nextDouble(0.2, 3);
            case LABEL -> random.nextInt(CLASSES);
        };
    }

    Matrix value() {
        return new Operation(rule, options).apply(operands);
    }

    Shape shape() {
        return rule.shape().of(operands.stream().map(Matrix::shape).toList(), options);
    }

    /** An upstream gradient for this sample: no two entries alike, of both signs. */
    Matrix upstream() {
        return drawn(shape(), Domain.NOT_ZERO, new SplittableRandom(SEED + 1));
    }

    boolean isSmoothIn(int operand) {
        return rule.domains().get(operand) != Domain.LABEL;
    }

    Sample with(int operand, Matrix value) {
        List<Matrix> changed = new ArrayList<>(operands);
        changed.set(operand, value);
        return new Sample(rule, options, changed);
    }

    /** What the rule adds to gradients that already hold {@code before} in every entry. */
    List<Matrix> gradients(Matrix upstream, double before, boolean... wanted) {
        Rule.Step step = step(upstream, before, Rule.Contribution.FURTHER, wanted);
        rule.vjp().add(step);
        return Arrays.stream(step.gradients).map(Buffer::toMatrix).toList();
    }

    /** The same as the first contribution, to buffers that hold {@code before}, from a kernel that runs twice. */
    List<Matrix> firstGradients(Matrix upstream, double before, boolean... wanted) {
        Rule.Step step = step(upstream, before, Rule.Contribution.FIRST, wanted);
        Kernel kernel = rule.vjp().ready(step);
        kernel.run();
        kernel.run();
        return Arrays.stream(step.gradients).map(Buffer::toMatrix).toList();
    }

    private Rule.Step step(Matrix upstream, double before, Rule.Contribution contribution, boolean... wanted) {
        Buffer[] gradients = new Buffer[operands.size()];
        Rule.Contribution[] contributions = new Rule.Contribution[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = new Buffer(wanted[i] ? operands.get(i).shape() : new Shape(0, 0));
            gradients[i].fill(before);
            contributions[i] = wanted[i] ? contribution : Rule.Contribution.NONE;
        }
        return new Rule.Step(
                operands.stream().map(Sample::buffer).toArray(Buffer[]::new),
                options,
                buffer(value()),
                buffer(upstream),
                gradients,
                contributions);
    }

    private static Buffer buffer(Matrix matrix) {
        Buffer buffer = new Buffer(matrix.shape());
        buffer.set(matrix);
        return buffer;
    }

    @Override
    public String toString() {
        return "%s %s of %s".formatted(rule.name(), options, operands);
    }
}
