package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.ShapeException;

/**
 * A calculation as somebody writes it down: one named value after the other, each from those before it.
 *
 * <p>Some values may be fixed, to what a student has written, and some may be computed by another formula than the right
 * one. Everything else follows from them by the rules of the table, so that one worksheet tells what is right from the
 * student's own values, and what a known mistake makes of them.
 *
 * <p>It is meant for many small questions, not for training: every value is computed when it is asked for, once.
 */
public final class Worksheet implements MatrixCalculus {

    private final Graph graph;
    private final Vocabulary vocabulary;
    private final Map<String, Matrix> constants;
    private final String loss;
    private final Rewriting rewriting;
    private final Fixed fixed;
    private final int step;
    private final Consumers consumers;
    private final CellKeys keys;
    private final Map<String, Expression> otherValues;
    private final Applications applications;
    private final FormulaValues formulas;
    private final Map<Integer, Worksheet> reported = new HashMap<>();
    private final Map<Integer, Worksheet> goingOn = new HashMap<>();
    private Worksheet start = this;
    private Optional<Worksheet> before = Optional.empty();
    private Set<String> written = new LinkedHashSet<>();

    private Map<String, Matrix> current = Map.of();
    private final Map<Integer, Matrix> values = new HashMap<>();
    private final Map<String, Walk> walks = new HashMap<>();

    /**
     * What somebody has written down.
     *
     * @param values by quantity
     * @param gradients by the scalar that is differentiated, and then by the quantity
     * @param updated the parameters after so many updates, by the number of updates
     */
    public record Fixed(
            Map<String, Matrix> values,
            Map<String, Map<String, Matrix>> gradients,
            Map<Integer, Map<String, Matrix>> updated) {
        public static final Fixed NONE = new Fixed(Map.of(), Map.of(), Map.of());

        public Fixed {
            values = Map.copyOf(values);
            gradients = Map.copyOf(gradients);
            updated = Map.copyOf(updated);
        }

        /**
         * Values sorted by what they are; what cannot stand on a worksheet by itself, such as a sum, is left out.
         *
         * @param loss what a gradient is of when it does not say
         */
        public static Fixed of(Map<Expression, Matrix> known, String loss) {
            Map<String, Matrix> values = new LinkedHashMap<>();
            Map<String, Map<String, Matrix>> gradients = new LinkedHashMap<>();
            Map<Integer, Map<String, Matrix>> updated = new LinkedHashMap<>();
            known.forEach((quantity, value) -> Cell.of(quantity, loss).ifPresent(cell -> {
                if (cell instanceof Cell.Value plain) {
                    values.put(plain.name(), value);
                } else if (cell instanceof Cell.Gradient gradient) {
                    gradients
                            .computeIfAbsent(gradient.of(), scalar -> new LinkedHashMap<>())
                            .put(gradient.name(), value);
                } else if (cell instanceof Cell.Updated parameter) {
                    updated.computeIfAbsent(parameter.steps(), number -> new LinkedHashMap<>())
                            .put(parameter.name(), value);
                }
            }));
            return new Fixed(values, gradients, updated);
        }
    }

    /** The walk back from one scalar. */
    private static final class Walk {
        final Map<Integer, Matrix> gradients = new HashMap<>();
        final Map<Integer, List<Matrix>> contributions = new HashMap<>();
    }

    public Worksheet(Answers.Setting setting, Rewriting rewriting, Fixed fixed) {
        this(
                setting.graph(),
                setting.vocabulary(),
                scalars(setting.constants()),
                setting.loss(),
                rewriting,
                fixed,
                0,
                new Consumers(setting.graph()));
    }

    private Worksheet(
            Graph graph,
            Vocabulary vocabulary,
            Map<String, Matrix> constants,
            String loss,
            Rewriting rewriting,
            Fixed fixed,
            int step,
            Consumers consumers) {
        this(
                graph,
                vocabulary,
                constants,
                loss,
                rewriting,
                fixed,
                step,
                consumers,
                new CellKeys(graph, consumers),
                new Applications());
    }

    /** An empty worksheet for the same graph, with other formulas and other fixed values; the formulas are kept. */
    public Worksheet with(Rewriting other, Fixed values) {
        return new Worksheet(graph, vocabulary, constants, loss, other, values, 0, consumers, keys, applications);
    }

    private Worksheet(
            Graph graph,
            Vocabulary vocabulary,
            Map<String, Matrix> constants,
            String loss,
            Rewriting rewriting,
            Fixed fixed,
            int step,
            Consumers consumers,
            CellKeys keys,
            Applications applications) {
        this.graph = graph;
        this.vocabulary = vocabulary;
        this.constants = constants;
        this.loss = loss;
        this.rewriting = rewriting;
        this.fixed = fixed;
        this.step = step;
        this.consumers = consumers;
        this.keys = keys;
        this.otherValues = rewriting.valuesAt(step);
        this.applications = applications;
        this.formulas = new FormulaValues(vocabulary, applications);
    }

    private static Map<String, Matrix> scalars(Map<String, Double> constants) {
        Map<String, Matrix> scalars = new LinkedHashMap<>();
        constants.forEach((name, value) -> scalars.put(name, Matrix.scalar(value)));
        return scalars;
    }

    /** What was computed so far and was not fixed, in the words of {@link Rewriting#changed}. */
    public Set<String> written() {
        return Collections.unmodifiableSet(written);
    }

    @Override
    public String name() {
        return "worksheet";
    }

    @Override
    public Worksheet at(int number) {
        if (number == 0 || rewriting.later().isEmpty()) {
            return goingOnAfter(number);
        }
        return reported.computeIfAbsent(number, steps -> after(steps, rewriting));
    }

    @Override
    public Worksheet goingOnAfter(int number) {
        return number == 0 ? this : goingOn.computeIfAbsent(number, steps -> after(steps, rewriting.withoutLater()));
    }

    private Worksheet after(int number, Rewriting formulas) {
        Worksheet sheet = new Worksheet(
                graph, vocabulary, constants, loss, formulas, Fixed.NONE, number, consumers, keys, applications);
        sheet.start = start;
        sheet.written = written;
        return sheet;
    }

    @Override
    public Matrix updated(int number, String parameter, Supplier<Matrix> byRule) {
        Matrix known = fixed.updated().getOrDefault(number, Map.of()).get(parameter);
        if (known != null) {
            return known;
        }
        goingOnAfter(number);
        written.add(Rewriting.updateKey(parameter));
        Expression formula = rewriting.updates().get(parameter);
        return rewriting
                .written()
                .apply(formula == null ? byRule.get() : goingOnAfter(number - 1).evaluate(formula, byRule));
    }

    @Override
    public Shape shape(String quantity, Map<String, Matrix> leaves) {
        ready(leaves);
        return plainValue(graph.index(quantity)).shape();
    }

    @Override
    public Matrix value(String quantity, Map<String, Matrix> leaves) {
        ready(leaves);
        return value(graph.index(quantity));
    }

    @Override
    public Matrix gradient(String of, String wrt, Map<String, Matrix> leaves) {
        ready(leaves);
        return gradient(of, graph.index(wrt));
    }

    /** That of a scalar is its gradient as a row; others follow by the right rules from the values as they stand. */
    @Override
    public Matrix jacobian(String of, String wrt, Map<String, Matrix> leaves) {
        ready(leaves);
        Matrix value = value(graph.index(of));
        if (value.shape().isScalar()) {
            Matrix gradient = gradient(of, graph.index(wrt));
            return gradient.reshaped(new Shape(1, gradient.shape().size()));
        }
        List<double[]> rows = new ArrayList<>();
        for (int entry = 0; entry < value.shape().size(); entry++) {
            double[] seed = new double[value.shape().size()];
            seed[entry] = 1;
            Walk walk = new Walk();
            walk.gradients.put(graph.index(of), Matrix.of(value.shape(), seed));
            rows.add(plainGradient(walk, graph.index(of), graph.index(wrt)).toArray());
        }
        return Matrix.of(rows.toArray(new double[0][]));
    }

    private void ready(Map<String, Matrix> leaves) {
        if (leaves != current) { // the same map is the same point
            current = leaves;
            values.clear();
            walks.clear();
        }
    }

    private Matrix value(int node) {
        Matrix known = values.get(node);
        if (known == null) {
            known = written(node);
            values.put(node, known);
        }
        return known;
    }

    private Matrix written(int node) {
        Optional<String> name = consumers.name(node);
        if (name.isEmpty()) {
            return plainValue(node);
        }
        Matrix given = fixed.values().get(name.get());
        if (given != null) {
            return given;
        }
        written.add(keys.value(node, step > 0));
        Expression formula = otherValues.get(name.get());
        boolean leaf = graph.nodes().get(node) instanceof Graph.Node.Leaf;
        if (formula != null) {
            return rewriting.written().apply(evaluate(formula, () -> plainValue(node)));
        }
        return leaf ? plainValue(node) : rewriting.written().apply(plainValue(node));
    }

    private Matrix plainValue(int node) {
        Graph.Node what = graph.nodes().get(node);
        if (what instanceof Graph.Node.Leaf leaf) {
            return word(current, leaf.name());
        }
        if (what instanceof Graph.Node.Constant constant) {
            return Matrix.scalar(constant.value());
        }
        Graph.Node.Applied applied = (Graph.Node.Applied) what;
        return applied.operation().apply(operands(applied));
    }

    private List<Matrix> operands(Graph.Node.Applied applied) {
        List<Matrix> operands = new ArrayList<>();
        for (int operand : applied.operands()) {
            operands.add(value(operand));
        }
        return operands;
    }

    private Matrix gradient(String of, int node) {
        Walk walk = walks.computeIfAbsent(of, scalar -> new Walk());
        Matrix known = walk.gradients.get(node);
        if (known == null) {
            known = writtenGradient(walk, of, node);
            walk.gradients.put(node, known);
        }
        return known;
    }

    private Matrix writtenGradient(Walk walk, String of, int node) {
        Optional<String> name = consumers.name(node);
        if (name.isEmpty()) {
            return through(walk, of, node);
        }
        Matrix given = fixed.gradients().getOrDefault(of, Map.of()).get(name.get());
        if (given != null) {
            return given;
        }
        written.add(keys.gradientKey(of, node));
        Expression formula = rewriting.gradients().get(keys.gradient(of, node));
        return rewriting
                .written()
                .apply(
                        formula == null
                                ? through(walk, of, node)
                                : evaluate(formula, of, () -> through(walk, of, node)));
    }

    /** The sum of what comes back over all the ways to the scalar. */
    private Matrix through(Walk walk, String of, int node) {
        int target = graph.index(of);
        if (node == target) {
            written.add(WalkingBack.seedKey());
            return Matrix.scalar(rewriting.back().seed());
        }
        return gathered(node, target, consumer -> contributions(walk, consumer, () -> gradient(of, consumer)));
    }

    private Matrix plainGradient(Walk walk, int target, int node) {
        Matrix known = walk.gradients.get(node);
        if (known != null) {
            return known;
        }
        Matrix sum = gathered(
                node, target, consumer -> contributions(walk, consumer, () -> plainGradient(walk, target, consumer)));
        walk.gradients.put(node, sum);
        return sum;
    }

    /** What the nodes that use a value hand back to it. */
    private Matrix gathered(int node, int target, IntFunction<List<Matrix>> back) {
        List<Integer> uses = new ArrayList<>();
        boolean severalPlaces = false;
        for (int consumer : consumers.of(node)) {
            if (consumers.reaches(consumer, target)) {
                uses.add(consumer);
                severalPlaces |= places(consumer, node).size() > 1;
            }
        }
        if (uses.size() > 1 || severalPlaces) {
            written.add(WalkingBack.usesKey());
        }
        WalkingBack.Uses counted = rewriting.back().uses();
        if (counted == WalkingBack.Uses.LAST) {
            Collections.reverse(uses);
        }
        Matrix sum = Matrix.filled(value(node).shape(), 0);
        for (int use : uses) {
            List<Matrix> contributions = back.apply(use);
            for (int place : counted(places(use, node), counted)) {
                sum = sum.zip(contributions.get(place), Double::sum);
            }
            boolean onlyOne = counted != WalkingBack.Uses.ALL && counted != WalkingBack.Uses.ONCE;
            if (onlyOne && (counted == WalkingBack.Uses.OVERWRITTEN || sum.largestMagnitude() != 0)) {
                return sum;
            }
        }
        return sum;
    }

    /** At which operands of a node another one stands. */
    private List<Integer> places(int consumer, int node) {
        List<Integer> operands = ((Graph.Node.Applied) graph.nodes().get(consumer)).operands();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == node) {
                places.add(i);
            }
        }
        return places;
    }

    private static List<Integer> counted(List<Integer> places, WalkingBack.Uses uses) {
        return switch (uses) {
            case ONCE -> places.subList(0, 1);
            case OVERWRITTEN -> places.subList(places.size() - 1, places.size());
            default -> places;
        };
    }

    private List<Matrix> contributions(Walk walk, int consumer, Supplier<Matrix> upstream) {
        List<Matrix> known = walk.contributions.get(consumer);
        if (known == null) {
            Graph.Node.Applied applied = (Graph.Node.Applied) graph.nodes().get(consumer);
            known = pulledBack(applied, consumer, upstream.get());
            walk.contributions.put(consumer, known);
        }
        return known;
    }

    private List<Matrix> pulledBack(Graph.Node.Applied applied, int node, Matrix upstream) {
        List<Matrix> operands = operands(applied);
        Shape due =
                applied.operation().shape(operands.stream().map(Matrix::shape).toList());
        Matrix result = value(node).shape().equals(due) ? value(node) : plainValue(node);
        if (!upstream.shape().equals(due)) {
            throw new ShapeException(
                    "a gradient of %s cannot pass back through a value of %s".formatted(upstream.shape(), due));
        }
        written.add(keys.operation(node));
        List<Expression> formulas = rewriting.back().rules().get(keys.word(node));
        return formulas == null
                ? applied.operation().pullBack(operands, result, upstream)
                : pulledBack(formulas, operands, result, upstream);
    }

    private List<Matrix> pulledBack(List<Expression> formulas, List<Matrix> operands, Matrix result, Matrix upstream) {
        Map<String, Matrix> words =
                Map.of("x", operands.get(0), "y", operands.get(operands.size() - 1), "v", result, "g", upstream);
        List<Matrix> gradients = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Matrix gradient = this.formulas.value(formulas.get(i), name -> word(words, name.name()));
            Shape due = operands.get(i).shape();
            if (!gradient.shape().equals(due)) {
                throw new ShapeException("a gradient of %s is no gradient of %s".formatted(gradient.shape(), due));
            }
            gradients.add(gradient);
        }
        return gradients;
    }

    private Matrix evaluate(Expression formula, Supplier<Matrix> right) {
        return evaluate(formula, loss, right);
    }

    private Matrix evaluate(Expression formula, String of, Supplier<Matrix> right) {
        return formulas.value(formula, new Here(of, right));
    }

    /**
     * The words of a formula on this worksheet.
     *
     * <p>A gradient that does not say what it is of is one of {@code of}; {@code right} is what the right formula gives.
     */
    private final class Here implements FormulaValues.Scope {
        private final String of;
        private final Supplier<Matrix> right;

        Here(String of, Supplier<Matrix> right) {
            this.of = of;
            this.right = right;
        }

        @Override
        public Matrix named(Expression.Name name) {
            return Worksheet.this.named(name);
        }

        @Override
        public Optional<Matrix> called(Expression.Call call) {
            return switch (call.function()) {
                case "right" -> Optional.of(right.get());
                case "grad" -> Optional.of(gradient(differentiated(call, of), argument(call)));
                case "rows" -> Optional.of(Matrix.scalar(value(argument(call)).rows()));
                case "columns" ->
                    Optional.of(Matrix.scalar(value(argument(call)).columns()));
                case "previous" ->
                    Optional.of(earlier().evaluate(call.arguments().get(0), of, right));
                default -> Optional.empty();
            };
        }
    }

    private Worksheet earlier() {
        return step == 0 ? before.orElse(this) : start.goingOnAfter(step - 1);
    }

    /** Takes another worksheet for the one of the update before; what came before that one is forgotten. */
    void follow(Worksheet other) {
        other.before = Optional.empty();
        before = Optional.of(other);
    }

    private String differentiated(Expression.Call grad, String of) {
        Expression option = grad.options().get("of");
        return option == null ? of : option.toString();
    }

    private int argument(Expression.Call call) {
        return graph.index(call.arguments().get(0).toString());
    }

    private Matrix named(Expression.Name name) {
        if (graph.has(name.name())) {
            return value(graph.index(name.name()));
        }
        Integer size = vocabulary.dimensions().get(name.name());
        Matrix constant = size != null ? Matrix.scalar(size) : constants.get(name.name());
        if (constant == null) {
            throw new ExpressionException("there is no quantity `%s`".formatted(name.name()), name.span());
        }
        return constant;
    }

    private static Matrix word(Map<String, Matrix> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }
}
