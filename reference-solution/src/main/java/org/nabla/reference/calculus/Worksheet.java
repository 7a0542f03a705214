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
import java.util.function.Supplier;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.graph.Graph;

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

    private final SheetForm form;
    private final Rewriting rewriting;
    private final Fixed fixed;
    private final int step;
    private final Map<String, Expression> otherValues;
    private final FormulaValues formulas;
    private final Map<Integer, Worksheet> reported = new HashMap<>();
    private final Map<Integer, Worksheet> goingOn = new HashMap<>();
    private Worksheet start = this;
    private Optional<Worksheet> before = Optional.empty();
    private Set<String> written = new LinkedHashSet<>();

    private Map<String, Matrix> current = Map.of();
    private final Map<Integer, Matrix> values = new HashMap<>();
    private final Map<String, Pullback> pullbacks = new HashMap<>();

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

    public Worksheet(Answers.Setting setting, Rewriting rewriting, Fixed fixed) {
        this(SheetForm.of(setting), rewriting, fixed, 0);
    }

    private Worksheet(SheetForm form, Rewriting rewriting, Fixed fixed, int step) {
        this.form = form;
        this.rewriting = rewriting;
        this.fixed = fixed;
        this.step = step;
        this.otherValues = rewriting.valuesAt(step);
        this.formulas = new FormulaValues(form.vocabulary(), form.applications());
    }

    /** An empty worksheet for the same graph, with other formulas and other fixed values; the formulas are kept. */
    public Worksheet with(Rewriting other, Fixed values) {
        return new Worksheet(form, other, values, 0);
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
        Worksheet sheet = new Worksheet(form, formulas, Fixed.NONE, number);
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
        return plainValue(form.graph().index(quantity)).shape();
    }

    @Override
    public Matrix value(String quantity, Map<String, Matrix> leaves) {
        ready(leaves);
        return value(form.graph().index(quantity));
    }

    @Override
    public Matrix gradient(String of, String wrt, Map<String, Matrix> leaves) {
        ready(leaves);
        return gradient(of, form.graph().index(wrt));
    }

    /** That of a scalar is its gradient as a row; others follow by the right rules from the values as they stand. */
    @Override
    public Matrix jacobian(String of, String wrt, Map<String, Matrix> leaves) {
        ready(leaves);
        Matrix value = value(form.graph().index(of));
        if (value.shape().isScalar()) {
            Matrix gradient = gradient(of, form.graph().index(wrt));
            return gradient.reshaped(new Shape(1, gradient.shape().size()));
        }
        List<double[]> rows = new ArrayList<>();
        for (int entry = 0; entry < value.shape().size(); entry++) {
            double[] seed = new double[value.shape().size()];
            seed[entry] = 1;
            rows.add(new Pullback(this, of)
                    .from(Matrix.of(value.shape(), seed), form.graph().index(wrt))
                    .toArray());
        }
        return Matrix.of(rows.toArray(new double[0][]));
    }

    private void ready(Map<String, Matrix> leaves) {
        if (leaves != current) { // the same map is the same point
            current = leaves;
            values.clear();
            pullbacks.clear();
        }
    }

    Matrix value(int node) {
        Matrix known = values.get(node);
        if (known == null) {
            known = written(node);
            values.put(node, known);
        }
        return known;
    }

    private Matrix written(int node) {
        Optional<String> name = form.consumers().name(node);
        if (name.isEmpty()) {
            return plainValue(node);
        }
        Matrix given = fixed.values().get(name.get());
        if (given != null) {
            return given;
        }
        written.add(form.keys().value(node, step > 0));
        Expression formula = otherValues.get(name.get());
        boolean leaf = form.graph().nodes().get(node) instanceof Graph.Node.Leaf;
        if (formula != null) {
            return rewriting.written().apply(evaluate(formula, () -> plainValue(node)));
        }
        return leaf ? plainValue(node) : rewriting.written().apply(plainValue(node));
    }

    Matrix plainValue(int node) {
        Graph.Node what = form.graph().nodes().get(node);
        if (what instanceof Graph.Node.Leaf leaf) {
            return word(current, leaf.name());
        }
        if (what instanceof Graph.Node.Constant constant) {
            return Matrix.scalar(constant.value());
        }
        Graph.Node.Applied applied = (Graph.Node.Applied) what;
        return applied.operation().apply(operands(applied));
    }

    List<Matrix> operands(Graph.Node.Applied applied) {
        List<Matrix> operands = new ArrayList<>();
        for (int operand : applied.operands()) {
            operands.add(value(operand));
        }
        return operands;
    }

    private Matrix gradient(String of, int node) {
        return pullbacks
                .computeIfAbsent(of, scalar -> new Pullback(this, scalar))
                .written(node);
    }

    /** What somebody has written down for a gradient. */
    Optional<Matrix> fixedGradient(String of, String name) {
        return Optional.ofNullable(fixed.gradients().getOrDefault(of, Map.of()).get(name));
    }

    /** Remembers that something was computed, in the words of {@link Rewriting#changed}. */
    void note(String computed) {
        written.add(computed);
    }

    SheetForm form() {
        return form;
    }

    Rewriting rewriting() {
        return rewriting;
    }

    /** The value of a formula that knows only these words. */
    Matrix evaluate(Expression formula, Map<String, Matrix> words) {
        return formulas.value(formula, name -> word(words, name.name()));
    }

    private Matrix evaluate(Expression formula, Supplier<Matrix> right) {
        return evaluate(formula, form.loss(), right);
    }

    Matrix evaluate(Expression formula, String of, Supplier<Matrix> right) {
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
        return form.graph().index(call.arguments().get(0).toString());
    }

    private Matrix named(Expression.Name name) {
        if (form.graph().has(name.name())) {
            return value(form.graph().index(name.name()));
        }
        Integer size = form.vocabulary().dimensions().get(name.name());
        Matrix constant = size != null ? Matrix.scalar(size) : form.constants().get(name.name());
        if (constant == null) {
            throw new ExpressionException("there is no quantity `%s`".formatted(name.name()), name.span());
        }
        return constant;
    }

    private static Matrix word(Map<String, Matrix> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }
}
