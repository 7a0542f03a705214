package org.nabla.diagnosis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training.Material;
import org.nabla.reference.calculus.Training.Outcome;
import org.nabla.reference.calculus.Training.Schedule;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.expression.Expression;

/**
 * How somebody trains who takes the right steps and does something else with them.
 *
 * @param oneLess the last epoch is not reached
 * @param afterEpoch one update an epoch, with the gradient of the whole set
 * @param learningRate in place of the learning rate
 * @param loss what is written into a history in place of a loss
 */
record Habit(
        Order order,
        History history,
        boolean oneLess,
        boolean afterEpoch,
        Optional<Expression> learningRate,
        Optional<Expression> loss) {

    static final Habit NONE = new Habit(Order.RIGHT, History.RIGHT, false, false, Optional.empty(), Optional.empty());

    /** Which sample comes when. */
    enum Order {
        RIGHT,
        /** As the samples lie in the set. */
        GIVEN,
        /** That of the first epoch, in every epoch. */
        FIRST
    }

    /** Which losses a history holds. */
    enum History {
        RIGHT,
        /** Those at the beginning of each epoch. */
        BEFORE_EPOCH,
        /** Those that the steps of an epoch met, averaged. */
        WHILE_TRAINING
    }

    /** A habit in the words of the catalogue; nothing when they have no meaning. */
    Optional<Habit> with(String field, String word) {
        return switch (field + ": " + word) {
            case "order: given" -> Optional.of(with(Order.GIVEN, history, oneLess, afterEpoch));
            case "order: first" -> Optional.of(with(Order.FIRST, history, oneLess, afterEpoch));
            case "history: before-epoch" -> Optional.of(with(order, History.BEFORE_EPOCH, oneLess, afterEpoch));
            case "history: while-training" -> Optional.of(with(order, History.WHILE_TRAINING, oneLess, afterEpoch));
            case "epochs: one-less" -> Optional.of(with(order, history, true, afterEpoch));
            case "update: after-epoch" -> Optional.of(with(order, history, oneLess, true));
            default -> Optional.empty();
        };
    }

    private Habit with(Order samples, History entries, boolean less, boolean late) {
        return new Habit(samples, entries, less, late, learningRate, loss);
    }

    Habit withLearningRate(Expression formula) {
        return new Habit(order, history, oneLess, afterEpoch, Optional.of(formula), loss);
    }

    Habit withLoss(Expression formula) {
        return new Habit(order, history, oneLess, afterEpoch, learningRate, Optional.of(formula));
    }

    /**
     * What comes out; nothing where the habit makes no difference to the schedule, or its words have no meaning.
     *
     * @param training trains with an update and a material
     * @param words what the words of the catalogue stand for here
     */
    Optional<Outcome> outcome(
            Update update, Material material, BiFunction<Update, Material, Outcome> training, TrainingWords words) {
        Optional<Material> own = material(material);
        Optional<Update> moved = learningRate.isEmpty()
                ? Optional.of(update)
                : learningRate.flatMap(words::value).map(update::withLearningRate);
        if (own.isEmpty() || moved.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(reported(training.apply(moved.get(), own.get()), material, words));
    }

    private Optional<Material> material(Material material) {
        Schedule right = material.schedule();
        int count = material.count(right.set());
        boolean same = (order != Order.RIGHT && right.order().isEmpty())
                || (oneLess && right.epochs() == 1)
                || (afterEpoch && right.batch() >= count);
        Optional<Matrix> rows = order == Order.GIVEN ? Optional.empty() : right.order();
        int epochs = oneLess ? right.epochs() - 1 : right.epochs();
        return same
                ? Optional.empty()
                : Optional.of(material.with(new Schedule(
                        right.set(),
                        epochs,
                        afterEpoch ? count : right.batch(),
                        order == Order.FIRST ? rows.map(Habit::firstRow) : rows)));
    }

    private static Matrix firstRow(Matrix order) {
        double[] first = order.toRows()[0];
        double[][] rows = new double[order.rows()][];
        Arrays.fill(rows, first);
        return Matrix.of(rows);
    }

    private Outcome reported(Outcome right, Material material, TrainingWords words) {
        Map<String, Matrix> losses = new LinkedHashMap<>();
        String met = material.schedule().set() + "_loss";
        right.losses().forEach((name, history) -> {
            Matrix entries = switch (history()) {
                case RIGHT -> history;
                case BEFORE_EPOCH -> earlier(right.start().getOrDefault(name, Matrix.scalar(0)), history);
                case WHILE_TRAINING -> name.equals(met) ? right.met() : history;
            };
            losses.put(name, written(words).apply(entries));
        });
        return new Outcome(right.parameters(), losses, right.start(), right.met());
    }

    private UnaryOperator<Matrix> written(TrainingWords words) {
        return history -> loss.<Matrix>map(formula ->
                        history.map(entry -> words.value(formula, entry).orElse(Double.NaN)))
                .orElse(history);
    }

    private static Matrix earlier(Matrix start, Matrix history) {
        double[] entries = new double[history.rows()];
        entries[0] = start.scalar();
        for (int epoch = 1; epoch < entries.length; epoch++) {
            entries[epoch] = history.at(epoch - 1, 0);
        }
        return Matrix.column(entries);
    }
}
