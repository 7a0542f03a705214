package org.nabla.reference.calculus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.rule.ShapeException;

/**
 * A training in which every step is worked out on a {@link Worksheet}: what {@link Training} does, by other formulas.
 *
 * <p>It takes about a hundred times as long as {@link Training}, and is for finding out by which wrong formulas somebody has
 * trained.
 */
public final class TrainingByHand {

    private final Answers.Setting setting;
    private final Worksheet blank;
    private final Rewriting rewriting;
    private final Training.Material material;
    private Optional<Worksheet> last = Optional.empty();

    /**
     * A training by some formulas.
     *
     * @param blank a worksheet for the graph of the setting
     */
    public TrainingByHand(Answers.Setting setting, Worksheet blank, Rewriting rewriting, Training.Material material) {
        this.setting = setting;
        this.blank = blank;
        this.rewriting = rewriting;
        this.material = material;
    }

    private Worksheet sheet() {
        return blank.with(rewriting, Worksheet.Fixed.NONE);
    }

    /**
     * Trains from given parameters.
     *
     * @throws ShapeException when the formulas lead to values that do not fit together
     */
    public Training.Outcome run(Map<String, Matrix> parameters) {
        last = Optional.empty();
        Map<String, Matrix> reached = new LinkedHashMap<>(parameters);
        Map<String, Matrix> start = losses(reached);
        Training.Schedule schedule = material.schedule();
        double[] met = new double[schedule.epochs()];
        Map<String, double[]> histories = new LinkedHashMap<>();
        start.keySet().forEach(name -> histories.put(name, new double[schedule.epochs()]));
        Optional<Answers<Matrix>> answers = Optional.empty();
        for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
            int count = material.count(schedule.set());
            int[] order = Training.order(schedule, epoch, count);
            for (int from = 0; from < count; from += schedule.batch()) {
                int size = Math.min(schedule.batch(), count - from);
                Answers<Matrix> step = step(answers, parameters, material.batch(order, from, size));
                met[epoch] += number(step.value(setting.loss())) * size / count;
                answers = Optional.of(step);
            }
            for (String parameter : setting.update().learnable()) {
                reached.put(parameter, answers.orElseThrow().updated(parameter));
            }
            int row = epoch;
            losses(reached)
                    .forEach((name, loss) -> histories.computeIfPresent(name, (same, history) -> {
                        history[row] = number(loss);
                        return history;
                    }));
        }
        reached.keySet().retainAll(setting.update().learnable());
        Map<String, Matrix> losses = new LinkedHashMap<>();
        histories.forEach((name, history) -> losses.put(name, Matrix.column(history)));
        return new Training.Outcome(reached, losses, start, Matrix.column(met));
    }

    private Answers<Matrix> step(
            Optional<Answers<Matrix>> before, Map<String, Matrix> parameters, Map<String, Matrix> batch) {
        Worksheet sheet = sheet();
        Answers<Matrix> step =
                before.map(answers -> answers.next(sheet, batch)).orElseGet(() -> started(sheet, parameters, batch));
        last.ifPresent(sheet::follow); // only now is the step before taken
        last = Optional.of(sheet);
        return step;
    }

    private Answers<Matrix> started(Worksheet sheet, Map<String, Matrix> parameters, Map<String, Matrix> batch) {
        Map<String, Matrix> leaves = new LinkedHashMap<>(parameters);
        leaves.putAll(batch);
        return new Answers<>(sheet, setting, leaves);
    }

    private Map<String, Matrix> losses(Map<String, Matrix> parameters) {
        Map<String, Matrix> losses = new LinkedHashMap<>();
        for (String set : material.sets().keySet()) {
            losses.put(Training.Material.history(set), loss(parameters, set));
        }
        return losses;
    }

    private Matrix loss(Map<String, Matrix> parameters, String set) {
        Map<String, Matrix> leaves = new LinkedHashMap<>(parameters);
        leaves.putAll(material.sets().getOrDefault(set, Map.of()));
        return sheet().value(setting.loss(), leaves);
    }

    /** By a wrong formula, a loss may be a matrix. */
    private static double number(Matrix loss) {
        if (!loss.shape().isScalar()) {
            throw new ShapeException("a history holds numbers, but the loss is " + loss.shape());
        }
        return loss.scalar();
    }
}
