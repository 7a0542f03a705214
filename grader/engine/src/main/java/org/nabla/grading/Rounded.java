package org.nabla.grading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Decimals;
import org.nabla.spec.Instance;
import org.nabla.spec.Leaf;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;

/**
 * What follows on an instance from values that are given rounded, and how far it moves with them.
 *
 * <p>Each rounded entry is moved by half a unit of its last decimal, up and down, and the larger change counts; the changes
 * of all entries are added. To first order that is the sum of |∂answer/∂entry| over the entries, times half a unit, and at
 * the corner of a ReLU it is the side that changes more. Where the reference knows the value before it was rounded, what
 * follows from that is within the widening, too.
 */
final class Rounded {

    private final Answers.Setting setting;
    private final Instance instance;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();
    private final Answers<Matrix> exact;
    private final Map<List<Task.Item>, Start> starts = new HashMap<>();

    /** An entry moved by half a unit, both ways. */
    private record Move(Answers<Matrix> up, Answers<Matrix> down) {}

    /** What somebody computes from who was given some values rounded. */
    private record Start(Answers<Matrix> answers, List<Move> moves) {}

    Rounded(Problem problem, Instance instance, Answers<Matrix> exact) {
        this.setting = problem.model().setting(instance);
        this.instance = instance;
        this.exact = exact;
        this.leaves.putAll(problem.model().leaves());
        this.leaves.values().removeIf(leaf -> leaf.decimals().isEmpty());
    }

    /**
     * The right answer of somebody who is given some values rounded.
     *
     * @param given what is rounded beside parameters and inputs
     * @param scale as in {@link Expected}
     */
    Expected answer(Expression question, List<Task.Item> given, double scale) {
        if ((leaves.isEmpty() && given.isEmpty()) || Answers.isAboutTraining(question)) {
            return new Expected(exact.to(question), scale);
        }
        Start start = starts.computeIfAbsent(List.copyOf(given), this::start);
        Matrix value = start.answers().to(question);
        Matrix widening = Matrix.filled(value.shape(), 0);
        for (Move move : start.moves()) {
            Matrix up = change(move.up(), question, value);
            widening = widening.zip(up.zip(change(move.down(), question, value), Math::max), Double::sum);
        }
        return new Expected(value, scale, widening.zip(change(exact, question, value), Math::max));
    }

    /** How far an answer is from the value; 0 where there is none. */
    private static Matrix change(Answers<Matrix> answers, Expression question, Matrix value) {
        try {
            return answers.to(question)
                    .zip(value, (moved, right) -> Double.isFinite(moved) ? Math.abs(moved - right) : 0);
        } catch (ShapeException | ExpressionException e) {
            return Matrix.filled(value.shape(), 0); // a value may have to be whole, or of some range
        }
    }

    private Start start(List<Task.Item> given) {
        Map<Task.Item, Matrix> rounded = new LinkedHashMap<>();
        given.forEach(item ->
                item.decimals().ifPresent(places -> rounded.put(item, places.round(exact.to(item.quantity())))));
        List<Move> moves = new ArrayList<>();
        leaves.forEach((name, leaf) -> moves.addAll(moves(
                Objects.requireNonNull(instance.leaves().get(name), name),
                leaf.decimals().orElseThrow(),
                moved -> answers(with(instance.leaves(), name, moved), rounded))));
        rounded.forEach((item, value) -> moves.addAll(moves(
                value,
                item.decimals().orElseThrow(),
                moved -> answers(instance.leaves(), with(rounded, item, moved)))));
        return new Start(answers(instance.leaves(), rounded), moves);
    }

    /** Every entry of a value moved, one at a time. */
    private static List<Move> moves(Matrix value, Decimals places, Function<Matrix, Answers<Matrix>> answers) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                double entry = value.at(i, j);
                moves.add(new Move(
                        answers.apply(value.with(i, j, entry + places.halfUnit())),
                        answers.apply(value.with(i, j, entry - places.halfUnit()))));
            }
        }
        return moves;
    }

    private static <K> Map<K, Matrix> with(Map<K, Matrix> values, K key, Matrix value) {
        Map<K, Matrix> all = new LinkedHashMap<>(values);
        all.put(key, value);
        return all;
    }

    private Answers<Matrix> answers(Map<String, Matrix> point, Map<Task.Item, Matrix> given) {
        return given.isEmpty()
                ? new Answers<>(new Backpropagation(setting.graph()), setting, point)
                : new Answers<>(new Worksheet(setting, Rewriting.NONE, fixed(given)), setting, point);
    }

    private Worksheet.Fixed fixed(Map<Task.Item, Matrix> given) {
        Map<Expression, Matrix> known = new LinkedHashMap<>();
        given.forEach((item, value) -> known.put(item.quantity(), value));
        return Worksheet.Fixed.of(known, setting.loss());
    }
}
