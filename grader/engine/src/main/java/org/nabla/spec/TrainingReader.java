package org.nabla.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.rule.Axis;
import org.nabla.spec.source.Mapping;

/**
 * Reads {@code training:}, the sets of samples and the schedule.
 *
 * <pre>
 * training:
 *   epochs: 100
 *   batch: 1
 *   order: { file: order.npz, name: order }     # or given, or shuffled
 *   sets:
 *     train: { x: { file: gaussian.npz, name: x_train } }
 *     test: { x: { file: gaussian.npz, name: x_test } }
 * </pre>
 */
final class TrainingReader {

    private static final int MOST_EPOCHS = 100_000;
    private static final List<String> ORDERS = List.of("given", "shuffled");

    private final Fields training;
    private final ValuesReader values;
    private final Map<String, Leaf> inputs;

    TrainingReader(Fields training, ValuesReader values, Map<String, Leaf> inputs) {
        this.training = training;
        this.values = values;
        this.inputs = inputs;
    }

    Optional<Training.Material> read() {
        training.allow("set", "epochs", "batch", "order", "seed", "sets");
        Map<String, Map<String, Matrix>> sets = sets();
        int epochs = training.whole("epochs", 1, MOST_EPOCHS).orElse(0);
        if (!training.has("epochs")) {
            training.missing("epochs", "how often the whole set is gone through");
        }
        if (sets.isEmpty() || epochs == 0) {
            return Optional.empty();
        }
        String set = training.text("set").orElse(sets.keySet().iterator().next());
        if (!sets.containsKey(set)) {
            training.mistakes()
                    .unknown(
                            MessageCode.UNKNOWN_NAME,
                            "`training.set` names `%s`, which is not among the sets".formatted(set),
                            set,
                            sets.keySet(),
                            training.position("set"));
            return Optional.empty();
        }
        Map<String, Axis> samples = new LinkedHashMap<>();
        sets.get(set).keySet().forEach(input -> samples.put(input, axis(input)));
        int count = count(sets.get(set));
        int batch = training.whole("batch", 1, count).orElse(count);
        Optional<Matrix> order = order(epochs, count);
        return Optional.of(new Training.Material(sets, samples, new Training.Schedule(set, epochs, batch, order)));
    }

    private static boolean hasSamples(Leaf leaf) {
        Dimension samples = new Dimension.Named(NetworkReader.SAMPLES);
        return leaf.rows().equals(samples) || leaf.columns().equals(samples);
    }

    /** The samples of an input lie along the side whose length the sets choose. */
    private Axis axis(String input) {
        Leaf leaf = inputs.get(input);
        boolean rows = leaf != null && leaf.rows().equals(new Dimension.Named(NetworkReader.SAMPLES));
        return rows ? Axis.ROWS : Axis.COLUMNS;
    }

    private int count(Map<String, Matrix> set) {
        int count = 1;
        for (Map.Entry<String, Matrix> input : set.entrySet()) {
            boolean rows = axis(input.getKey()) == Axis.ROWS;
            count = rows ? input.getValue().rows() : input.getValue().columns();
        }
        return count;
    }

    private Map<String, Map<String, Matrix>> sets() {
        Map<String, Map<String, Matrix>> sets = new LinkedHashMap<>();
        Optional<Fields> fields = training.fields("sets");
        boolean none =
                fields.filter(sources -> sources.mapping().entries().isEmpty()).isPresent();
        if (none || !training.has("sets")) {
            training.missing("sets", "the samples, such as `train: { x: { file: data.npz, name: x_train } }`");
        }
        if (fields.isEmpty()) {
            return sets;
        }
        Map<String, Fields> written = new LinkedHashMap<>();
        Set<String> needed = new LinkedHashSet<>();
        inputs.values().stream().filter(TrainingReader::hasSamples).forEach(input -> needed.add(input.name()));
        for (Mapping.Entry entry : fields.get().mapping().entries()) {
            Optional<Fields> set = fields.get().fields(entry.key());
            if (set.isEmpty()) {
                continue;
            }
            Map<String, Matrix> read = values.set(set.get(), inputs, NetworkReader.SAMPLES);
            sets.put(entry.key(), read);
            written.put(entry.key(), set.get());
            needed.addAll(read.keySet());
        }
        written.forEach((name, set) -> {
            for (String input : needed) {
                if (!set.has(input)) {
                    fields.get().missing(name + "." + input, "every set has all inputs");
                }
            }
        });
        return sets;
    }

    /** A row an epoch; none where samples come as they are given. */
    private Optional<Matrix> order(int epochs, int count) {
        boolean isText = training.mapping()
                .get("order")
                .filter(Mapping.class::isInstance)
                .isEmpty();
        if (isText) {
            Optional<String> chosen = training.choice("order", ORDERS);
            boolean shuffled = chosen.filter("shuffled"::equals).isPresent();
            long seed = training.whole("seed", 0, Integer.MAX_VALUE).orElse(1);
            return shuffled ? Optional.of(shuffled(epochs, count, new SeededRandom(seed))) : Optional.empty();
        }
        Optional<Matrix> order = training.fields("order").flatMap(fields -> values.array(fields, "order"));
        return order.filter(matrix -> isOrder(matrix, epochs, count));
    }

    private boolean isOrder(Matrix order, int epochs, int count) {
        boolean fits = order.rows() == epochs && order.columns() == count;
        for (int epoch = 0; fits && epoch < epochs; epoch++) {
            boolean[] seen = new boolean[count];
            for (int i = 0; i < count; i++) {
                double sample = order.at(epoch, i);
                fits &= sample >= 0 && sample < count && sample == Math.rint(sample) && !seen[(int) sample];
                if (fits) {
                    seen[(int) sample] = true;
                }
            }
        }
        if (!fits) {
            training.notAllowed(
                    "order",
                    "`training.order` must have %d rows, an epoch each, of the numbers 0 to %d in some order"
                            .formatted(epochs, count - 1));
        }
        return fits;
    }

    /** A fresh order for each epoch (Fisher and Yates). */
    static Matrix shuffled(int epochs, int count, SeededRandom random) {
        double[][] rows = new double[epochs][count];
        for (double[] row : rows) {
            for (int i = 0; i < count; i++) {
                int other = random.below(i + 1);
                row[i] = row[other];
                row[other] = i;
            }
        }
        return Matrix.of(rows);
    }
}
