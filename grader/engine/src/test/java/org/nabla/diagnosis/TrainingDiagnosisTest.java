package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.Axis;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Tolerance;

/**
 * Trainings with a mistake in them are called by its name.
 *
 * <p>The numbers are NumPy's; {@code src/test/oracle/trainings.py} makes them.
 */
class TrainingDiagnosisTest {

    private static final Problem PROBLEM = ProblemReader.read(MutantsTest.HOME.resolve("problems/autoencoder"));
    private static final List<Mistake> MISTAKES =
            Catalogue.read(MutantsTest.HOME.resolve("problems/misconceptions.yaml"));
    private static final TrainingDiagnosis DIAGNOSIS = new TrainingDiagnosis(PROBLEM, MISTAKES);
    private static final JsonNode WORLDS = worlds();

    private static JsonNode worlds() {
        try (InputStream in =
                Objects.requireNonNull(TrainingDiagnosisTest.class.getResourceAsStream("trainings.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is found, by the quantity; nothing where nothing is named. */
    private static Map<String, List<String>> found(String training, Set<String> known, boolean withVariants) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        DIAGNOSIS
                .of(claims(training, withVariants), known)
                .forEach((claim, finding) -> found.put(
                        claim.asks().toString(),
                        finding.mistakes().stream().map(Mistake::id).toList()));
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation-derivative-omitted",
                "output-activation-derivative-omitted",
                "bias-gradient-all-ones",
                "biases-not-updated",
                "gradient-ascent",
                "learning-rate-omitted",
                "output-gradient-factor-two-missing"
            })
    void stepIsNamed_whenItsMistakeIsKnownFromOtherQuestions(String mistake) {
        assertThat(found(mistake, Set.of(mistake), true))
                .hasSize(6)
                .allSatisfy((quantity, ids) -> assertThat(ids).containsExactly(mistake));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation-derivative-omitted",
                "output-activation-derivative-omitted",
                "bias-gradient-all-ones",
                "biases-not-updated",
                "gradients-not-zeroed",
                "learning-rate-omitted"
            })
    void stepIsNamed_whenNothingElseIsKnown(String mistake) {
        assertThat(found(mistake, Set.of(), true))
                .hasSize(6)
                .allSatisfy((quantity, ids) -> assertThat(ids).contains(mistake));
    }

    @ParameterizedTest
    @CsvSource({
        "history-one-epoch-early, 2",
        "history-averaged-while-training, 1",
        "history-summed-over-samples, 2",
        "metric-sum-called-mean, 2",
        "order-ignored, 6",
        "order-of-first-epoch-repeated, 6",
        "training-one-epoch-short, 6",
        "update-only-after-whole-set, 6"
    })
    void habitIsNamed_whereverItShows(String mistake, int claims) {
        assertThat(found(mistake, Set.of(), true))
                .hasSize(claims)
                .allSatisfy((quantity, ids) -> assertThat(ids).containsExactly(mistake));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0", "0.1", "2.0", "0.5"})
    void learningRateIsNamed_whenItIsOffByAFactor(String factor) {
        assertThat(found("learning rate times " + factor, Set.of(), true))
                .hasSize(6)
                .allSatisfy((quantity, ids) -> assertThat(ids).containsExactly("learning-rate-off-by-a-factor"));
    }

    @Test
    void bothAreNamed_whenAKnownStepIsWrongAndTheHistory_too() {
        assertThat(found(
                        "activation-derivative-omitted, history-one-epoch-early",
                        Set.of("activation-derivative-omitted"),
                        true))
                .hasSize(6)
                .allSatisfy((quantity, ids) ->
                        assertThat(ids).containsExactly("activation-derivative-omitted", "history-one-epoch-early"));
    }

    @Test
    void oneHistoryIsNamed_whenOnlyThatIsWrong() {
        assertThat(found("only the history over the test set", Set.of(), true))
                .containsExactly(Map.entry("history(test_loss)", List.of("metric-sum-called-mean")));
    }

    @Test
    void nothingIsNamed_whenNothingKnownGivesTheNumbers() {
        assertThat(found("learning rate times 0.7312", Set.of(), true)).isEmpty();
    }

    @Test
    void mistakeIsNamed_whenThereAreNoVariants() {
        assertThat(found("order-ignored", Set.of(), false))
                .hasSize(6)
                .allSatisfy((quantity, ids) -> assertThat(ids).containsExactly("order-ignored"));
    }

    /** Two losses of the published training, typed with so many decimals. */
    @ParameterizedTest
    @CsvSource({
        "history-one-epoch-early, 6, history-one-epoch-early",
        "order-ignored, 6, order-ignored",
        "metric-sum-called-mean, 6, metric-sum-called-mean",
        "learning rate times 2.0, 5, learning-rate-off-by-a-factor",
        "learning rate times 0.7312, 8, ",
        "order-ignored, 2, "
    })
    void trainingIsNamed_whenItsLossesAreTyped_withEnoughDigits(String training, int decimals, @Nullable String name) {
        List<Claim> typed = new ArrayList<>();
        for (Claim claim : claims(training, false)) {
            if (claim.asks().toString().startsWith("history")) {
                typed.add(loss(claim, 0, decimals));
                typed.add(loss(claim, -1, decimals));
            }
        }

        Map<Claim, Finding> found = DIAGNOSIS.of(typed, Set.of());

        assertThat(found.values().stream()
                        .flatMap(finding -> finding.mistakes().stream().map(Mistake::id))
                        .distinct())
                .containsExactlyElementsOf(Optional.ofNullable(name).stream().toList());
    }

    private static Claim loss(Claim history, int epoch, int decimals) {
        Claim.Observation all = history.observations().get(0);
        int row = epoch < 0 ? all.value().rows() + epoch : epoch;
        double unit = Math.pow(10, -decimals);
        double typed = Math.rint(all.value().at(row, 0) / unit) * unit;
        double right = all.expected().at(Math.min(row, all.expected().rows() - 1), 0);
        return new Claim(
                ExpressionParser.parse("%s[%d]".formatted(history.asks(), epoch)),
                Tolerance.USUAL,
                List.of(new Claim.Observation(
                        all.instance(),
                        Matrix.scalar(typed),
                        Matrix.scalar(right),
                        Math.abs(typed - right) <= unit / 2,
                        Map.of(),
                        Matrix.scalar(unit / 2))));
    }

    private static List<Claim> claims(String training, boolean withVariants) {
        Map<String, List<Claim.Observation>> observations = new LinkedHashMap<>();
        for (JsonNode world : WORLDS) {
            Instance instance = instance(world);
            if (!instance.isPublished() && !withVariants) {
                continue;
            }
            world.get("wrong").get(training).properties().forEach(entry -> {
                Matrix value = MutantsTest.matrix(entry.getValue());
                Matrix right = MutantsTest.matrix(world.get("right").get(entry.getKey()));
                observations
                        .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(new Claim.Observation(
                                instance,
                                value,
                                right,
                                value.equals(right),
                                Map.of(),
                                Matrix.filled(value.shape(), 0)));
            });
        }
        List<Claim> claims = new ArrayList<>();
        observations.forEach(
                (quantity, all) -> claims.add(new Claim(ExpressionParser.parse(quantity), Tolerance.USUAL, all)));
        return claims;
    }

    private static Instance instance(JsonNode world) {
        Map<String, Matrix> leaves = new LinkedHashMap<>();
        world.get("start")
                .properties()
                .forEach(entry -> leaves.put(entry.getKey(), MutantsTest.matrix(entry.getValue())));
        Map<String, Map<String, Matrix>> sets = new LinkedHashMap<>();
        for (String set : List.of("train", "test")) {
            sets.put(set, Map.of("X", MutantsTest.matrix(world.get(set))));
        }
        leaves.put(
                "X",
                Objects.requireNonNull(Objects.requireNonNull(sets.get("train")).get("X")));
        Training.Schedule schedule = new Training.Schedule(
                "train",
                world.get("epochs").asInt(),
                world.get("batch").asInt(),
                Optional.of(MutantsTest.matrix(world.get("order"))));
        return new Instance(
                world.get("instance").asText(),
                leaves,
                Map.of(
                        "n",
                        world.get("n").asInt(),
                        "m",
                        world.get("m").asInt(),
                        "N",
                        Objects.requireNonNull(leaves.get("X")).columns()),
                Map.of("learning_rate", world.get("learning_rate").asDouble()),
                Optional.of(new Training.Material(sets, Map.of("X", Axis.COLUMNS), schedule)));
    }
}
