package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nabla.reference.calculus.CalculusTest.assertClose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Recorded;
import org.nabla.reference.calculus.Training.Material;
import org.nabla.reference.calculus.Training.Outcome;
import org.nabla.reference.calculus.Training.Schedule;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.Axis;

/** A 3-2-2 network, four epochs over eleven samples, against NumPy. */
class TrainingTest {

    private static final Recorded RECORDED = Recorded.in("/org/nabla/reference/training.txt");

    /** Both compute in doubles; up to 44 steps multiply what they differ by in the first. */
    private static final double ROUNDING = 1e-11;

    private static final int EPOCHS = 4;
    private static final int SAMPLES = 11;

    private static final List<String> PARAMETERS = List.of("W1", "b1", "W2", "b2");
    private static final Vocabulary VOCABULARY = new Vocabulary(Map.of());

    private static final Graph COLUMNS =
            graph("z = W1 @ x + b1", "y_hat = W2 @ tanh(z) + b2", "E = mean(sum((y_hat - y)^2, axis=0))");
    private static final Graph ROWS =
            graph("z = x @ W1 + b1", "y_hat = tanh(z) @ W2 + b2", "E = mean(sum((y_hat - y)^2, axis=1))");

    /** A training that NumPy recorded under this name. */
    record Case(String name, Update update, int batch, Optional<Matrix> order) {

        static Case plain(String name, int batch, Optional<Matrix> order) {
            return new Case(name, descent(new LinkedHashSet<>(PARAMETERS), Set.of()), batch, order);
        }

        static Case batches(String name, Update update) {
            return new Case(name, update, 4, shuffled());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> everyCase() {
        Set<String> all = new LinkedHashSet<>(PARAMETERS);
        Set<String> weights = Set.of("W1", "W2");
        return List.of(
                Case.plain("one sample a step, as given", 1, Optional.empty()),
                Case.plain("one sample a step, shuffled", 1, shuffled()),
                Case.plain("batches of 4, shuffled", 4, shuffled()),
                Case.plain("the whole set, shuffled", SAMPLES, shuffled()),
                Case.batches("batches of 4, decayed weights", descent(all, weights)),
                Case.batches("batches of 4, frozen W1 and b2", descent(Set.of("b1", "W2"), Set.of())),
                Case.batches("momentum", update("momentum", Map.of("momentum", 0.7), Set.of())),
                Case.batches("nesterov", update("nesterov", Map.of("momentum", 0.7), Set.of())),
                Case.batches("nesterov, decayed weights", update("nesterov", Map.of("momentum", 0.7), weights)),
                Case.batches("rmsprop", update("rmsprop", Map.of("decay", 0.8, "epsilon", 1e-3), Set.of())),
                Case.batches("adam", update("adam", Map.of("beta1", 0.8, "beta2", 0.95, "epsilon", 1e-3), Set.of())));
    }

    @Test
    void everyRecordedTraining_isTested() {
        assertThat(RECORDED.names().stream()
                        .filter(name -> name.endsWith(" / train_loss"))
                        .map(name -> name.substring(0, name.length() - " / train_loss".length())))
                .containsExactlyElementsOf(everyCase().stream().map(Case::name).toList());
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void lossesAndParameters_areThoseOfNumpy(Case training) {
        Outcome outcome = run(
                COLUMNS, training.update(), columns(new Schedule("train", EPOCHS, training.batch(), training.order())));

        assertThat(outcome.losses()).containsOnlyKeys("train_loss", "test_loss");
        outcome.losses()
                .forEach((name, history) -> assertClose(history, recorded(training, name), ROUNDING, training + name));
        assertThat(outcome.parameters()).containsOnlyKeys(training.update().learnable());
        outcome.parameters()
                .forEach((name, value) -> assertClose(value, recorded(training, name), ROUNDING, training + name));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void byHand_leadsToTheNumbersOfNumpy(Case training) {
        Material material = columns(new Schedule("train", EPOCHS, training.batch(), training.order()));
        Answers.Setting setting =
                new Answers.Setting(COLUMNS, VOCABULARY, "E", training.update(), Map.of(), Optional.of(material));
        Worksheet blank = new Worksheet(setting, Rewriting.NONE, Worksheet.Fixed.NONE);

        Outcome outcome = new TrainingByHand(setting, blank, Rewriting.NONE, material).run(start());

        assertThat(outcome.losses()).containsOnlyKeys("train_loss", "test_loss");
        outcome.losses()
                .forEach((name, history) -> assertClose(history, recorded(training, name), ROUNDING, training + name));
        assertThat(outcome.parameters()).containsOnlyKeys(training.update().learnable());
        outcome.parameters()
                .forEach((name, value) -> assertClose(value, recorded(training, name), ROUNDING, training + name));
    }

    @Test
    void samples_mayBeRows() {
        Case training = everyCase().get(2);
        Map<String, Map<String, Matrix>> sets = new LinkedHashMap<>();
        sets().forEach((set, inputs) -> sets.put(set, transposed(inputs)));
        Schedule schedule = new Schedule("train", EPOCHS, 4, shuffled());
        Material material = new Material(sets, Map.of("x", Axis.ROWS, "y", Axis.ROWS), schedule);

        Outcome outcome = new Training(ROWS, "E", training.update(), material).run(transposed(start()));

        outcome.losses().forEach((name, history) -> assertClose(history, recorded(training, name), ROUNDING, name));
        outcome.parameters()
                .forEach((name, value) -> assertClose(value.transpose(), recorded(training, name), ROUNDING, name));
    }

    @Test
    void batch_isTheWholeSet_whenItIsLarger() {
        Update update = descent(new LinkedHashSet<>(PARAMETERS), Set.of());

        Outcome whole = run(COLUMNS, update, columns(new Schedule("train", EPOCHS, SAMPLES, Optional.empty())));
        Outcome larger = run(COLUMNS, update, columns(new Schedule("train", EPOCHS, 10 * SAMPLES, Optional.empty())));

        assertThat(larger).isEqualTo(whole);
    }

    @Test
    void setThatIsTrainedOn_needNotBeTheFirst() {
        Update update = descent(new LinkedHashSet<>(PARAMETERS), Set.of());

        Outcome onTest = run(COLUMNS, update, columns(new Schedule("test", EPOCHS, 2, Optional.empty())));
        Map<String, Map<String, Matrix>> only = Map.of("test", sets().getOrDefault("test", Map.of()));
        Outcome alone =
                run(COLUMNS, update, new Material(only, samples(), new Schedule("test", EPOCHS, 2, Optional.empty())));

        assertThat(onTest.parameters()).isEqualTo(alone.parameters());
        assertThat(onTest.losses().keySet()).containsExactly("train_loss", "test_loss");
    }

    /** Without batches an epoch is one update, which is what {@code after} takes. */
    @ParameterizedTest
    @CsvSource({"gradient-descent", "momentum", "nesterov", "rmsprop", "adam"})
    void wholeSet_agreesWithAfter(String rule) {
        Update update = update(rule, UpdateRule.named(rule).orElseThrow().settings(), Set.of("W1"));
        Map<String, Matrix> leaves = new LinkedHashMap<>(start());
        leaves.putAll(sets().getOrDefault("train", Map.of()));
        Answers.Setting setting = new Answers.Setting(
                COLUMNS,
                VOCABULARY,
                "E",
                update,
                Map.of(),
                Optional.of(columns(new Schedule("train", EPOCHS, SAMPLES, Optional.empty()))));
        Answers<Matrix> answers = new Answers<>(new Backpropagation(COLUMNS), setting, leaves);

        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Matrix trained = answers.to(ExpressionParser.parse("history(train_loss)[%d]".formatted(epoch - 1)));
            Matrix stepped = answers.to(ExpressionParser.parse("after(%d, E)".formatted(epoch)));

            assertClose(trained, stepped, ROUNDING, rule + " " + epoch);
        }
        assertClose(
                answers.to(ExpressionParser.parse("trained(W1)")),
                answers.to(ExpressionParser.parse("after(4, W1)")),
                ROUNDING,
                rule);
    }

    @Test
    void training_startsAnew_whenItIsRunAgain() {
        Training training = new Training(
                COLUMNS,
                "E",
                update("adam", Map.of("beta1", 0.8, "beta2", 0.95, "epsilon", 1e-3), Set.of()),
                columns(new Schedule("train", EPOCHS, 4, shuffled())));

        assertThat(training.run(start())).isEqualTo(training.run(start()));
    }

    @Test
    void material_namesWhatStudentsAreGiven() {
        Material material = columns(new Schedule("train", EPOCHS, 3, shuffled()));

        assertThat(material.named().keySet())
                .containsExactly("x_train", "y_train", "x_test", "y_test", "epochs", "batch", "order");
        assertThat(material.named()).containsEntry("epochs", Matrix.scalar(4)).containsEntry("batch", Matrix.scalar(3));
        assertThat(columns(new Schedule("train", EPOCHS, 3, Optional.empty())).named())
                .doesNotContainKey("order");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "-1, 1"})
    void refuses_whenThereIsNothingToDo(int epochs, int batch) {
        assertThatThrownBy(() -> new Schedule("train", epochs, batch, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epochs and batch are at least 1, but are %d and %d", epochs, batch);
    }

    private static Outcome run(Graph graph, Update update, Material material) {
        return new Training(graph, "E", update, material).run(start());
    }

    private static Material columns(Schedule schedule) {
        return new Material(sets(), samples(), schedule);
    }

    private static Map<String, Axis> samples() {
        return Map.of("x", Axis.COLUMNS, "y", Axis.COLUMNS);
    }

    private static Map<String, Map<String, Matrix>> sets() {
        Map<String, Map<String, Matrix>> sets = new LinkedHashMap<>();
        for (String set : List.of("train", "test")) {
            Map<String, Matrix> inputs = new LinkedHashMap<>();
            List.of("x", "y").forEach(input -> inputs.put(input, RECORDED.matrix(input + "_" + set)));
            sets.put(set, inputs);
        }
        return sets;
    }

    private static Map<String, Matrix> start() {
        Map<String, Matrix> start = new LinkedHashMap<>();
        PARAMETERS.forEach(name -> start.put(name, RECORDED.matrix(name)));
        return start;
    }

    private static Map<String, Matrix> transposed(Map<String, Matrix> matrices) {
        Map<String, Matrix> transposed = new LinkedHashMap<>();
        matrices.forEach((name, value) -> transposed.put(name, value.transpose()));
        return transposed;
    }

    private static Optional<Matrix> shuffled() {
        return Optional.of(RECORDED.matrix("order"));
    }

    private static Matrix recorded(Case training, String name) {
        return RECORDED.matrix(training.name() + " / " + name);
    }

    private static Update descent(Set<String> learnable, Set<String> decayed) {
        UpdateRule rule = UpdateRule.named("gradient-descent").orElseThrow();
        return new Update(rule, Map.of("learning_rate", 0.05), learnable, decayed.isEmpty() ? 0 : 0.4, decayed);
    }

    private static Update update(String rule, Map<String, Double> settings, Set<String> decayed) {
        Map<String, Double> all = new LinkedHashMap<>(settings);
        all.put("learning_rate", 0.05);
        return new Update(
                UpdateRule.named(rule).orElseThrow(),
                all,
                new LinkedHashSet<>(PARAMETERS),
                decayed.isEmpty() ? 0 : 0.4,
                decayed);
    }

    private static Graph graph(String... definitions) {
        Set<String> leaves = new LinkedHashSet<>(PARAMETERS);
        leaves.addAll(List.of("x", "y"));
        Map<String, Expression> nodes = new LinkedHashMap<>();
        for (String definition : definitions) {
            String[] sides = definition.split(" = ", -1);
            nodes.put(sides[0], ExpressionParser.parse(sides[1]));
        }
        return Graph.of(leaves, nodes, VOCABULARY);
    }
}
