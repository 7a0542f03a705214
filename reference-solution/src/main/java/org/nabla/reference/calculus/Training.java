package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.rule.Axis;
import org.nabla.reference.rule.Buffer;

/**
 * Trains a network: epochs of updates over the samples of a set, one batch after another.
 *
 * <p>After every epoch the loss is taken over whole sets. Everything is planned once and runs over flat arrays, because
 * training is replayed for every variant.
 */
public final class Training {

    private final Graph graph;
    private final String loss;
    private final Update update;
    private final Material material;

    /**
     * How long, and in which order.
     *
     * @param set the set that is trained on
     * @param batch how many samples a step sees; the last step of an epoch sees what is left
     * @param order a row an epoch, of sample numbers from 0; without it every epoch takes them as they come
     */
    public record Schedule(String set, int epochs, int batch, Optional<Matrix> order) {
        public Schedule {
            if (epochs < 1 || batch < 1) {
                throw new IllegalArgumentException(
                        "epochs and batch are at least 1, but are %d and %d".formatted(epochs, batch));
            }
        }
    }

    /**
     * What is trained on, and how.
     *
     * @param sets the inputs of each set, by the name of the set
     * @param samples for each input, the axis along which its samples lie
     */
    public record Material(Map<String, Map<String, Matrix>> sets, Map<String, Axis> samples, Schedule schedule) {
        public Material {
            sets = Collections.unmodifiableMap(new LinkedHashMap<>(sets));
            samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
        }

        /** The values under the names that questions and students use: {@code x_train}, {@code epochs}, {@code order}. */
        public Map<String, Matrix> named() {
            Map<String, Matrix> named = new LinkedHashMap<>();
            sets.forEach((set, inputs) -> inputs.forEach((input, value) -> named.put(input + "_" + set, value)));
            named.put("epochs", Matrix.scalar(schedule.epochs()));
            named.put("batch", Matrix.scalar(schedule.batch()));
            schedule.order().ifPresent(order -> named.put("order", order));
            return named;
        }

        /** The names of the losses over the sets: {@code train_loss}. */
        public List<String> histories() {
            return sets.keySet().stream().map(Material::history).toList();
        }

        /** How many samples a set has. */
        public int count(String set) {
            int count = 0;
            for (Map.Entry<String, Matrix> input :
                    sets.getOrDefault(set, Map.of()).entrySet()) {
                Matrix value = input.getValue();
                count = isInRows(input.getKey()) ? value.rows() : value.columns();
            }
            return count;
        }

        /** The samples of a batch, in their order. */
        Map<String, Matrix> batch(int[] order, int from, int size) {
            Map<String, Matrix> batch = new LinkedHashMap<>();
            sets.getOrDefault(schedule.set(), Map.of())
                    .forEach((name, value) -> batch.put(name, batch(value, isInRows(name), order, from, size)));
            return batch;
        }

        private static Matrix batch(Matrix set, boolean rows, int[] order, int from, int size) {
            double[][] entries = new double[rows ? size : set.rows()][rows ? set.columns() : size];
            for (int i = 0; i < entries.length; i++) {
                for (int j = 0; j < entries[i].length; j++) {
                    entries[i][j] = rows ? set.at(order[from + i], j) : set.at(i, order[from + j]);
                }
            }
            return Matrix.of(entries);
        }

        private boolean isInRows(String input) {
            return samples.get(input) == Axis.ROWS;
        }

        /** The same sets in another schedule. */
        public Material with(Schedule other) {
            return new Material(sets, samples, other);
        }

        static String history(String set) {
            return set + "_loss";
        }
    }

    /**
     * What training gives.
     *
     * @param losses by the name of the history: the loss over each set after each epoch, epochs×1
     * @param start by the name of the history: the loss over each set before the first step, 1×1
     * @param met the loss that the steps of each epoch met, each before it changed the parameters: the mean over the
     *     samples of the set that is trained on, epochs×1
     */
    public record Outcome(
            Map<String, Matrix> parameters, Map<String, Matrix> losses, Map<String, Matrix> start, Matrix met) {
        public Outcome {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
            start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        }
    }

    public Training(Graph graph, String loss, Update update, Material material) {
        this.graph = graph;
        this.loss = loss;
        this.update = update;
        this.material = material;
    }

    /** Trains from given parameters. */
    public Outcome run(Map<String, Matrix> parameters) {
        Map<String, Map<String, Matrix>> sets = material.sets();
        Schedule schedule = material.schedule();
        Map<String, Matrix> data = sets.getOrDefault(schedule.set(), Map.of());
        int count = material.count(schedule.set());
        Map<String, Step> steps = new LinkedHashMap<>();
        for (String parameter : update.learnable()) {
            Matrix start = parameters.getOrDefault(parameter, Matrix.scalar(Double.NaN));
            Step step = new Step(update, parameter, start.shape());
            step.theta().set(start);
            steps.put(parameter, step);
        }
        Pass whole = new Pass(parameters, data, Math.min(schedule.batch(), count), steps);
        int rest = count % schedule.batch();
        Optional<Pass> last = rest == 0 || schedule.batch() > count
                ? Optional.empty()
                : Optional.of(new Pass(parameters, data, rest, steps));
        Map<String, Evaluation> evaluations = new LinkedHashMap<>();
        sets.forEach((name, set) -> evaluations.put(name, new Evaluation(parameters, set, steps)));
        return train(schedule, count, whole, last, steps, evaluations);
    }

    private static Outcome train(
            Schedule schedule,
            int count,
            Pass whole,
            Optional<Pass> last,
            Map<String, Step> steps,
            Map<String, Evaluation> evaluations) {
        int number = 0;
        double[] met = new double[schedule.epochs()];
        Map<String, Matrix> start = new LinkedHashMap<>();
        evaluations.forEach((set, evaluation) -> start.put(Material.history(set), Matrix.scalar(evaluation.loss())));
        Map<String, double[]> losses = new LinkedHashMap<>();
        evaluations.keySet().forEach(set -> losses.put(set, new double[schedule.epochs()]));
        for (int epoch = 0; epoch < schedule.epochs(); epoch++) {
            int[] order = order(schedule, epoch, count);
            int done = 0;
            while (count - done >= whole.size) {
                met[epoch] += whole.take(order, done, ++number) * whole.size / count;
                done += whole.size;
            }
            if (last.isPresent() && done < count) {
                met[epoch] += last.get().take(order, done, ++number) * last.get().size / count;
            }
            for (Map.Entry<String, Evaluation> evaluation : evaluations.entrySet()) {
                double[] history = losses.getOrDefault(evaluation.getKey(), new double[schedule.epochs()]);
                history[epoch] = evaluation.getValue().loss();
            }
        }
        Map<String, Matrix> trained = new LinkedHashMap<>();
        steps.forEach((name, step) -> trained.put(name, step.theta().toMatrix()));
        Map<String, Matrix> histories = new LinkedHashMap<>();
        losses.forEach((set, history) -> histories.put(Material.history(set), Matrix.column(history)));
        return new Outcome(trained, histories, start, Matrix.column(met));
    }

    static int[] order(Schedule schedule, int epoch, int count) {
        int[] order = new int[count];
        Arrays.setAll(order, place -> place);
        schedule.order().ifPresent(matrix -> Arrays.setAll(order, place -> (int) matrix.at(epoch, place)));
        return order;
    }

    /** One step over a batch of a fixed size. */
    private final class Pass {

        private final int size;
        private final Plan plan;
        private final Plan.Backward backward;
        private final List<Feed> feeds = new ArrayList<>();
        private final Step[] steps;

        Pass(Map<String, Matrix> start, Map<String, Matrix> data, int size, Map<String, Step> byName) {
            this.size = size;
            Map<String, Shape> shapes = new LinkedHashMap<>();
            start.forEach((name, value) -> shapes.put(name, value.shape()));
            data.forEach((name, value) -> shapes.put(name, batch(name, value.shape())));
            Map<String, Buffer> parameters = new LinkedHashMap<>();
            Map<String, Buffer> gradients = new LinkedHashMap<>();
            byName.forEach((name, step) -> {
                parameters.put(name, step.at());
                gradients.put(name, step.gradient());
            });
            plan = Plan.of(graph, shapes, parameters);
            start.forEach(plan::set);
            backward = plan.backward(loss, update.learnable(), gradients);
            steps = byName.values().toArray(Step[]::new);
            data.forEach((name, value) -> feeds.add(
                    new Feed(value, plan.buffer(name), material.samples().get(name) == Axis.ROWS)));
        }

        private Shape batch(String input, Shape shape) {
            return material.samples().get(input) == Axis.ROWS
                    ? new Shape(size, shape.columns())
                    : new Shape(shape.rows(), size);
        }

        /** The loss that the step starts from. */
        double take(int[] order, int from, int number) {
            for (Feed feed : feeds) {
                feed.load(order, from, size);
            }
            for (Step step : steps) {
                step.lookAhead();
            }
            plan.forward();
            double before = plan.buffer(loss).get(0);
            backward.run(0);
            for (Step step : steps) {
                step.take(number);
            }
            return before;
        }
    }

    /** Moves the samples of a batch to the place where the plan reads them. */
    private static final class Feed {

        /** One sample after another. */
        private final double[] samples;

        private final int features;
        private final Buffer to;
        private final boolean rows;

        Feed(Matrix data, Buffer to, boolean rows) {
            this.samples = (rows ? data : data.transpose()).toArray();
            this.features = rows ? data.columns() : data.rows();
            this.to = to;
            this.rows = rows;
        }

        void load(int[] order, int first, int size) {
            for (int b = 0; b < size; b++) {
                int from = order[first + b] * features;
                int place = rows ? b * features : b;
                for (int f = 0; f < features; f++) {
                    to.set(place, samples[from + f]);
                    place += rows ? 1 : size;
                }
            }
        }
    }

    /** The loss over a whole set. */
    private final class Evaluation {

        private final Plan plan;
        private final Buffer result;

        Evaluation(Map<String, Matrix> start, Map<String, Matrix> set, Map<String, Step> steps) {
            Map<String, Matrix> leaves = new LinkedHashMap<>(start);
            leaves.putAll(set);
            Map<String, Shape> shapes = new LinkedHashMap<>();
            leaves.forEach((name, value) -> shapes.put(name, value.shape()));
            Map<String, Buffer> parameters = new LinkedHashMap<>();
            steps.forEach((name, step) -> parameters.put(name, step.theta()));
            plan = Plan.of(graph, shapes, parameters);
            plan.evaluate(leaves);
            result = plan.buffer(loss);
        }

        double loss() {
            plan.forward();
            return result.get(0);
        }
    }
}
