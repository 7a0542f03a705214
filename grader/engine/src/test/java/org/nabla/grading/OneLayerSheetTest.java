package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.diagnosis.Catalogue;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/**
 * Answer sheets of the classifier as somebody fills them in who makes one mistake in one layer, and goes on rightly.
 *
 * <p>The sheets are made in NumPy by {@code src/test/oracle/sheets.py}: for the questions as they are, which ask for sums of
 * some vectors, and for the vectors.
 */
class OneLayerSheetTest {

    private static final Path HOME = Path.of("../..");
    private static final Path CLASSIFIER = HOME.resolve("problems/softmax-classifier");
    private static final Grader GRADER = new Grader(
            submission -> {
                throw new AssertionError("a sheet is not run");
            },
            "none",
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            () -> Catalogue.read(HOME.resolve("problems/misconceptions.yaml")));

    /** The gradients are 0, which tells nothing. */
    private static final Set<String> NOT_NAMED = Set.of(
            "integer-truncation 1",
            "integer-truncation 2",
            "integer-truncation 3",
            "bias-gradient-summed-over-units 3",
            "bias-gradient-sum-wrong-axis 3");

    /** In one layer it is the other one. */
    private static final Map<String, String> OTHERWISE =
            Map.of("bias-gradient-is-weight-gradient 3", "bias-gradient-is-weight-gradient-last-layer");

    private static JsonNode sheets;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OneLayerSheetTest.class.getResourceAsStream("sheets-one-layer.json"))) {
            sheets = new ObjectMapper().readTree(in);
        }
    }

    @Test
    void mistakeInOneLayer_isNamedWhereItActs_andAllAfterItIsCarriedForward_withSums() {
        assertThat(surprises("sums", ProblemReader.read(CLASSIFIER))).isEmpty();
    }

    @Test
    void mistakeInOneLayer_isNamedWhereItActs_andAllAfterItIsCarriedForward_withVectors(@TempDir Path folder)
            throws IOException {
        assertThat(surprises("vectors", ProblemReader.read(askingForVectors(folder))))
                .isEmpty();
    }

    private static List<String> surprises(String kind, Problem problem) {
        List<String> surprises = new ArrayList<>();
        for (JsonNode wrong : sheets.get("wrong")) {
            ObjectNode answers = answers(kind, wrong);
            surprises.addAll(surprises(graded(problem, answers), wrong, acts(wrong)));
            if (acts(wrong).contains("Q7")
                    && !wrong.get("rightly").isNull()) { // made once, and not again after the update
                answers.set("Q7", wrong.get("rightly"));
                Set<String> once = acts(wrong);
                once.remove("Q7");
                surprises.addAll(surprises(graded(problem, answers), wrong, once));
            }
        }
        assertThat(sheets.get("wrong").size()).isGreaterThan(100);
        return surprises;
    }

    /** Wrong answers about other values than those that the mistake makes, and other names than its own. */
    private static List<String> surprises(SubmissionReport report, JsonNode wrong, Set<String> acts) {
        List<String> surprises = new ArrayList<>();
        String mistake = wrong.get("mistake").asText();
        String made = mistake + " " + wrong.get("layer");
        for (QuestionResult result : report.questions()) {
            String id = result.question().id();
            boolean incorrect = result.verdict() instanceof Verdict.Incorrect;
            if (incorrect && !NOT_NAMED.contains(made)) {
                List<String> names =
                        result.diagnosis().stream().map(Cause::misconception).toList();
                if (!acts.contains(id) || !names.equals(List.of(OTHERWISE.getOrDefault(made, mistake)))) {
                    surprises.add("%s: %s is called %s".formatted(made, id, names));
                }
            }
        }
        return surprises;
    }

    @Test
    void missingBiasOfTheFirstLayer_costsTheFirstSumOnly() {
        JsonNode wrong = sheet("bias-omitted-forward", 1);
        ObjectNode answers = answers("sums", wrong);
        answers.set("Q7", wrong.get("rightly"));

        SubmissionReport report = graded(ProblemReader.read(CLASSIFIER), answers);

        assertThat(report.score().orElseThrow().earned()).isEqualByComparingTo("17");
        assertThat(report.questions())
                .filteredOn(result -> result.verdict() instanceof Verdict.Incorrect)
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.question().id()).isEqualTo("Q2");
                    assertThat(result.diagnosis())
                            .extracting(Cause::misconception)
                            .containsExactly("bias-omitted-forward");
                });
        assertThat(report.questions())
                .filteredOn(result -> result.verdict() instanceof Verdict.CarriedForward)
                .hasSize(24);
    }

    /** The sums of both are the same, and the vectors are not: only what follows tells which it was. */
    @ParameterizedTest
    @ValueSource(strings = {"dense-jacobian-for-elementwise", "matmul-for-hadamard"})
    void ofTwoMistakesWithTheSameSum_theOneThatExplainsWhatFollowsIsNamed(String mistake, @TempDir Path folder)
            throws IOException {
        Problem problem = askingForTheSumOfOneGradient(folder);
        ObjectNode answers = answers("sums", sheet(mistake, 2));
        answers.put("grad_a2", sum(answers.get("grad_a2")));

        SubmissionReport report = graded(problem, answers);

        assertThat(names(report)).containsOnly(Map.entry("grad_a2", List.of(mistake)));
        assertThat(verdicts(report, "grad_W2", "grad_h1", "grad_a1", "grad_W1", "new_W1", "Q7"))
                .containsOnly("carried-forward");
    }

    @Test
    void ofTwoMistakesWithTheSameSum_bothAreNamed_whereNothingFollows(@TempDir Path folder) throws IOException {
        ObjectNode answers = answers("sums", sheet("matmul-for-hadamard", 2));
        answers.put("grad_a2", sum(answers.get("grad_a2")));
        answers.retain("Q1", "Q2", "Q3", "Q4a", "Q4b", "Q4c", "y_hat", "Q4", "Q5", "grad_h2", "grad_a2");

        SubmissionReport report = graded(askingForTheSumOfOneGradient(folder), answers);

        assertThat(names(report).get("grad_a2"))
                .containsExactlyInAnyOrder("dense-jacobian-for-elementwise", "matmul-for-hadamard");
    }

    /** A sum that nothing explains tells nothing of its vector. */
    @Test
    void slipInASum_costsTheSumOnly_whenWhatFollowsIsRight() {
        ObjectNode answers = sheets.get("right").get("sums").deepCopy();
        answers.put("Q2", 5.54766562448759);

        SubmissionReport report = graded(ProblemReader.read(CLASSIFIER), answers);

        assertThat(report.score().orElseThrow().earned()).isEqualByComparingTo("17");
        assertThat(names(report)).isEmpty();
    }

    private static JsonNode sheet(String mistake, int layer) {
        for (JsonNode wrong : sheets.get("wrong")) {
            if (wrong.get("mistake").asText().equals(mistake)
                    && wrong.get("layer").asInt() == layer) {
                return wrong;
            }
        }
        throw new AssertionError(mistake);
    }

    private static ObjectNode answers(String kind, JsonNode wrong) {
        ObjectNode answers = sheets.get("right").get(kind).deepCopy();
        wrong.get(kind).properties().forEach(answer -> answers.set(answer.getKey(), answer.getValue()));
        return answers;
    }

    private static Set<String> acts(JsonNode wrong) {
        Set<String> acts = new LinkedHashSet<>();
        wrong.get("acts").forEach(question -> acts.add(question.asText()));
        return acts;
    }

    private static double sum(JsonNode column) {
        double sum = 0;
        for (JsonNode row : column) {
            sum += row.get(0).asDouble();
        }
        return sum;
    }

    private static SubmissionReport graded(Problem problem, ObjectNode answers) {
        AnswerKey key = AnswerKey.of(problem, 1, List.of(problem.published()));
        SourceFile file = new SourceFile("answers.yaml", answers.toString()); // JSON is YAML
        return GRADER.grade(key, new Submission("s001", Language.ANSWERS, List.of(file), ""));
    }

    private static Map<String, List<String>> names(SubmissionReport report) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (QuestionResult result : report.questions()) {
            if (!result.diagnosis().isEmpty()) {
                names.put(
                        result.question().id(),
                        result.diagnosis().stream().map(Cause::misconception).toList());
            }
        }
        return names;
    }

    private static Set<String> verdicts(SubmissionReport report, String... questions) {
        return report.questions().stream()
                .filter(result -> List.of(questions).contains(result.question().id()))
                .map(result -> result.verdict().id())
                .collect(Collectors.toSet());
    }

    private static Problem askingForTheSumOfOneGradient(Path folder) throws IOException {
        String text = Files.readString(CLASSIFIER.resolve("problem.yaml"));
        return copied(
                folder,
                text.replaceAll("  - \\{ id: Q6, .*\n", "")
                        .replaceAll("asks: grad\\(a2\\), expected: [^]]+],", "asks: sum(grad(a2)),"));
    }

    private static Path askingForVectors(Path folder) throws IOException {
        String text = Files.readString(CLASSIFIER.resolve("problem.yaml"));
        copied(folder, text.replaceAll("asks: sum\\((\\w+)\\), expected: [0-9.]+,", "asks: $1,"));
        return folder;
    }

    private static Problem copied(Path folder, String text) throws IOException {
        Files.writeString(folder.resolve("problem.yaml"), text);
        Files.copy(CLASSIFIER.resolve("parameters.npz"), folder.resolve("parameters.npz"));
        return ProblemReader.read(folder);
    }
}
