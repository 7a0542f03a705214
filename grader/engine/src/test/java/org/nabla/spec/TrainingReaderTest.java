package org.nabla.spec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.message.Message;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.rule.Axis;

class TrainingReaderTest {

    private static final String PROBLEM = """
            format: 1
            id: small
            orientation: columns
            network: { inputs: 1, layers: [{ units: 1, activation: sigmoid }], loss: squared-error }
            parameters: { W1: [[0.5]], b1: [[0.1]] }
            data: { x: [[1]], y: [[0.5]] }
            update: { rule: gradient-descent, learning-rate: 0.1 }
            questions: [{ id: Q1, asks: loss }]
            training: { %s }
            """;

    private static final String SETS = "sets: { train: { x: [[1, 2, 3]], y: [[0, 1, 0]] } }";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeOrders() throws IOException {
        write("order.npy", 2, 3, 2, 0, 1, 0, 1, 2);
        write("twice.npy", 2, 3, 2, 0, 1, 0, 1, 1);
        write("beyond.npy", 2, 3, 2, 0, 1, 3, 1, 2);
        write("halves.npy", 2, 3, 2, 0, 1, 0, 1.5, 2);
        write("negative.npy", 2, 3, 2, 0, 1, -1, 1, 2);
        write("short.npy", 1, 3, 2, 0, 1);
        write("narrow.npy", 2, 2, 0, 1, 1, 0);
    }

    @Test
    void everything_hasAUsualValue() {
        Training.Material material = material("epochs: 2, " + SETS);

        assertThat(material.schedule().set()).isEqualTo("train");
        assertThat(material.schedule().epochs()).isEqualTo(2);
        assertThat(material.schedule().batch()).isEqualTo(3);
        assertThat(material.schedule().order()).isEmpty();
        assertThat(material.samples()).isEqualTo(Map.of("x", Axis.COLUMNS, "y", Axis.COLUMNS));
        assertThat(material.sets().get("train")).containsEntry("y", Matrix.of(new double[][] {{0, 1, 0}}));
    }

    @Test
    void sets_mayHaveDifferentNumbersOfSamples() {
        Training.Material material = material(
                "set: late, epochs: 2, batch: 2, sets: { test: { x: [[1]], y: [[0]] }, late: { x: [[1, 2]], y: [[0, 1]] } }");

        assertThat(material.schedule().set()).isEqualTo("late");
        assertThat(material.schedule().batch()).isEqualTo(2);
        assertThat(material.histories()).containsExactly("test_loss", "late_loss");
    }

    @Test
    void samples_lieAlongRows_whenTheProblemHasThemSo() {
        String rows = PROBLEM.replace("columns", "rows")
                .formatted("epochs: 1, sets: { train: { x: [[1], [2], [3]], y: [[0], [1], [0]] } }");

        assertThat(read(rows).published().training().orElseThrow().samples())
                .isEqualTo(Map.of("x", Axis.ROWS, "y", Axis.ROWS));
    }

    @Test
    void order_isReadFromAFile() {
        assertThat(material("epochs: 2, order: { file: order.npy }, " + SETS)
                        .schedule()
                        .order())
                .contains(Matrix.of(new double[][] {{2, 0, 1}, {0, 1, 2}}));
    }

    @Test
    void shuffledOrder_isThatOfItsSeed() {
        Matrix order = shuffled("order: shuffled");

        assertThat(shuffled("order: shuffled")).isEqualTo(order);
        assertThat(shuffled("order: shuffled, seed: 1")).isEqualTo(order);
        assertThat(shuffled("order: shuffled, seed: 2")).isNotEqualTo(order);
        for (int epoch = 0; epoch < order.rows(); epoch++) {
            TreeSet<Double> seen = new TreeSet<>();
            for (int i = 0; i < order.columns(); i++) {
                seen.add(order.at(epoch, i));
            }
            assertThat(seen).as("epoch %d", epoch).containsExactly(0.0, 1.0, 2.0);
        }
    }

    @Test
    void givenOrder_needsNoMatrix() {
        assertThat(material("epochs: 2, order: given, " + SETS).schedule().order())
                .isEmpty();
    }

    /** {@code …} stands for the sets of the problem above. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "epochs: 2 | NB103 | the field `training.sets` is missing: the samples, such as `train: { x: { file: data.npz, name: x_train } }`",
                "epochs: 2, sets: {} | NB103 | the field `training.sets` is missing: the samples, such as `train: { x: { file: data.npz, name: x_train } }`",
                "… | NB103 | the field `training.epochs` is missing: how often the whole set is gone through",
                "epochs: 0, … | NB105 | `training.epochs` must be a whole number from 1 to 100000, but is a whole number, `0`",
                "epochs: 2, batch: 4, … | NB105 | `training.batch` must be a whole number from 1 to 3, but is a whole number, `4`",
                "epochs: 2, batch: 0, … | NB105 | `training.batch` must be a whole number from 1 to 3, but is a whole number, `0`",
                "epochs: 2, seed: -1, order: shuffled, … | NB105 | `training.seed` must be a whole number from 0 to 2147483647, but is a whole number, `-1`",
                "epochs: 2, order: random, … | NB105 | `training.order` cannot be `random`; allowed are `given`, `shuffled`",
                "epochs: 2, order: [0, 1, 2], … | NB104 | `training.order` must be a single value, but is a list",
                "epochs: 2, set: tran, … | NB107 | `training.set` names `tran`, which is not among the sets; allowed are `train`; did you mean `train`?",
                "epochs: 2, epoch: 2, … | NB102 | there is no field `training.epoch`; allowed are `set`, `epochs`, `batch`, `order`, `seed`, `sets`; did you mean `epochs`?",
                "epochs: 2, sets: { train: { x: [[1]], z: [[1]], y: [[0]] } } | NB107 | `training.sets.train.z` is not an input; allowed are `x`, `y`; did you mean `x`?",
                "epochs: 2, sets: { train: { x: [[1]], y: [[0]] }, test: { x: [[1]] } } | NB103 | the field `training.sets.test.y` is missing: every set has all inputs",
                "epochs: 2, sets: { train: { x: [[1]] } } | NB103 | the field `training.sets.train.y` is missing: every set has all inputs",
                "epochs: 2, sets: { train: { x: [[1, 2]], y: [[0, 1, 0]] } } | NB108 | `y` must be 1×2, but is 1×3",
                "epochs: 2, sets: { train: 5 } | NB104 | `training.sets.train` must be fields with names, but is a whole number, `5`",
                "epochs: 2, sets: 5 | NB104 | `training.sets` must be fields with names, but is a whole number, `5`",
                "epochs: 2, order: { name: order }, … | NB103 | the field `training.order.file` is missing: a .npz or .npy file beside the problem",
                "epochs: 2, order: { file: twice.npy }, … | NB105 | `training.order` must have 2 rows, an epoch each, of the numbers 0 to 2 in some order",
                "epochs: 2, order: { file: beyond.npy }, … | NB105 | `training.order` must have 2 rows, an epoch each, of the numbers 0 to 2 in some order",
                "epochs: 2, order: { file: halves.npy }, … | NB105 | `training.order` must have 2 rows, an epoch each, of the numbers 0 to 2 in some order",
                "epochs: 2, order: { file: negative.npy }, … | NB105 | `training.order` must have 2 rows, an epoch each, of the numbers 0 to 2 in some order",
                "epochs: 2, order: { file: short.npy }, … | NB105 | `training.order` must have 2 rows, an epoch each, of the numbers 0 to 2 in some order",
                "epochs: 2, order: { file: narrow.npy }, … | NB105 | `training.order` must have 2 rows, an epoch each, of the numbers 0 to 2 in some order",
            })
    void mistake_isToldWordForWord(String training, String code, String expected) {
        SpecException thrown = mistake(training.replace("…", SETS));

        assertThat(thrown.messages()).hasSize(1);
        Message message = thrown.messages().get(0);
        assertThat(message.code().id() + " " + text(message)).isEqualTo(code + " " + expected);
        assertThat(message.location()).startsWith("problem.yaml:9:");
    }

    @Test
    void allMistakes_areToldAtOnce() {
        SpecException thrown = mistake("batch: 0, set: tran, epoch: 3, sets: { train: { x: [[1]], z: [[1]] } }");

        assertThat(thrown.messages().stream().map(Message::summary))
                .containsExactly(
                        "there is no field `training.epoch`",
                        "`training.sets.train.z` is not an input",
                        "the field `training.sets.train.y` is missing: every set has all inputs",
                        "the field `training.epochs` is missing: how often the whole set is gone through");
    }

    private static String text(Message message) {
        StringBuilder text = new StringBuilder(message.summary());
        message.evidence().stream()
                .filter(fact -> fact.text().startsWith("allowed are "))
                .forEach(fact -> text.append("; ").append(fact.text()));
        message.help().forEach(help -> text.append("; ").append(help));
        return text.toString();
    }

    private Matrix shuffled(String order) {
        return material("epochs: 3, " + order + ", " + SETS).schedule().order().orElseThrow();
    }

    private Training.Material material(String training) {
        return read(PROBLEM.formatted(training)).published().training().orElseThrow();
    }

    private SpecException mistake(String training) {
        return Objects.requireNonNull(
                catchThrowableOfType(SpecException.class, () -> read(PROBLEM.formatted(training))), training);
    }

    private Problem read(String text) {
        try {
            return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A NumPy file of doubles. */
    private void write(String name, int rows, int columns, double... entries) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(128 + 8 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY\u0001\u0000".getBytes(ISO_8859_1)).putShort((short) 118);
        bytes.put(padded.getBytes(ISO_8859_1));
        for (double entry : entries) {
            bytes.putDouble(entry);
        }
        Files.write(folder.resolve(name), bytes.array());
    }
}
