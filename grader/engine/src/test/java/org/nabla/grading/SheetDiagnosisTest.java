package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.diagnosis.Catalogue;
import org.nabla.message.Message;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/**
 * Answer sheets of the classifier as somebody fills them in who makes one mistake, through the whole grader.
 *
 * <p>The sheets are made in NumPy by {@code src/test/oracle/sheets.py}.
 */
class SheetDiagnosisTest {

    private static final Path HOME = Path.of("../..");
    private static final Problem PROBLEM = ProblemReader.read(HOME.resolve("problems/softmax-classifier"));
    private static final AnswerKey KEY = AnswerKey.of(PROBLEM, 1, List.of(PROBLEM.published()));
    private static final Grader GRADER = new Grader(
            submission -> {
                throw new AssertionError("a sheet is not run");
            },
            "none",
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            () -> Catalogue.read(HOME.resolve("problems/misconceptions.yaml")));

    private static JsonNode sheets() throws IOException {
        try (InputStream in = Objects.requireNonNull(SheetDiagnosisTest.class.getResourceAsStream("sheets.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static SubmissionReport graded(AnswerKey key, String answers) {
        SourceFile file = new SourceFile("answers.yaml", answers); // JSON is YAML
        return GRADER.grade(key, new Submission("s001", Language.ANSWERS, List.of(file), ""));
    }

    /** What the oracle cannot tell apart on this sheet, either: as many outputs as features. */
    private static final Set<String> CLASS = Set.of("divided-by-features", "output-gradient-averaged-over-outputs");

    /** What is not named at all, and why; none of them is in the oracle's pool. */
    private static final Map<String, String> NOT_NAMED = Map.ofEntries(
            Map.entry("integer-truncation", "all gradients are 0, which tells nothing"),
            Map.entry("premature-rounding-2d", "too few digits for a name"),
            Map.entry("premature-rounding-3d", "too few digits for a name"),
            Map.entry("rng-wrong-distribution", "nobody knows the generator"),
            Map.entry("samples-features-swapped", "nothing can be computed, and nothing is handed in"),
            Map.entry("log-epsilon-1e-8", "within the tolerance"),
            Map.entry("single-precision", "within the tolerance"));

    @Test
    void sheetWithOneMistake_isGivenItsName_atEveryWrongAnswer() throws IOException {
        Map<String, String> otherwise = new TreeMap<>();
        for (Map.Entry<String, JsonNode> sheet : sheets().properties()) {
            SubmissionReport report = graded(KEY, sheet.getValue().toString());
            boolean never = NOT_NAMED.containsKey(sheet.getKey());
            Set<String> due = never ? Set.of() : CLASS.contains(sheet.getKey()) ? CLASS : Set.of(sheet.getKey());
            boolean named =
                    names(report).equals(due) && (never || unnamed(report).isEmpty());
            if (!named) {
                otherwise.put(sheet.getKey(), "%s, unnamed %s".formatted(names(report), unnamed(report)));
            }
        }
        assertThat(otherwise).isEmpty();
    }

    @Test
    void everyMistakeOfTheOraclesPool_hasASheet_andIsNamed() throws IOException {
        List<String> pool = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(
                SheetDiagnosisTest.class.getResourceAsStream("/org/nabla/diagnosis/mutants.json"))) {
            for (JsonNode worksheet : new ObjectMapper().readTree(in)) {
                if (worksheet.get("title").asText().equals("document 003")) {
                    worksheet.get("pool").forEach(id -> pool.add(id.asText()));
                }
            }
        }

        assertThat(pool).hasSize(74).doesNotContainAnyElementsOf(NOT_NAMED.keySet());
        assertThat(sheets().properties()).extracting(Map.Entry::getKey).containsAll(pool);
    }

    /** A 0 earns nothing and is no mistake of its own: somebody is told that it follows. */
    @Test
    void zeroThatFollows_isSaidToFollow_andEarnsNothing() throws IOException {
        SubmissionReport report = graded(KEY, sheets().get("softmax-as-argmax").toString());

        assertThat(causes(report, "y_hat")).containsExactly("softmax-as-argmax is unique");
        QuestionResult gradient = result(report, "grad_W2");
        assertThat(gradient.earned()).isZero();
        assertThat(gradient.verdict().message().orElseThrow().help()).isEmpty();
        assertThat(gradient.verdict().message().orElseThrow().evidence())
                .extracting(Message.Evidence::text)
                .contains(Explanations.TOO_LITTLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "Infinity", ".inf", "+inf", "\u221e"})
    void infinityIsAValue_howeverItIsTyped(String typed) {
        SubmissionReport report = graded(KEY, "Q4: \"%s\"\n".formatted(typed).replace("\".inf\"", ".inf"));

        assertThat(result(report, "Q4").verdict()).isInstanceOf(Verdict.Incorrect.class);
        assertThat(causes(report, "Q4")).containsExactly("loss-ce-arguments-swapped is unique");
    }

    @Test
    void nanIsAValue_andAWordIsNot() {
        assertThat(verdicts(graded(KEY, "Q4: nan"))).containsEntry("Q4", "incorrect");
        assertThat(verdicts(graded(KEY, "y_hat: [inf, 0.5, -inf]"))).containsEntry("y_hat", "incorrect");
        assertThat(verdicts(graded(KEY, "Q4: much"))).containsEntry("Q4", "malformed");
    }

    @Test
    void mistakeThatIsNotNamedAlone_isNeverCalledByAnotherName() throws IOException {
        for (Map.Entry<String, JsonNode> sheet : sheets().properties()) {
            Set<String> names = names(graded(KEY, sheet.getValue().toString()));
            if (!names.isEmpty()) {
                assertThat(names).as(sheet.getKey()).contains(sheet.getKey());
            }
        }
    }

    @Test
    void slipInTheFirstValue_costsThatValueOnly() {
        Problem autoencoder = ProblemReader.read(HOME.resolve("problems/autoencoder"));
        AnswerKey key = AnswerKey.of(autoencoder, 1, List.of(autoencoder.published()));

        SubmissionReport report = graded(key, SLIP);

        assertThat(report.rootCause()).map(SubmissionReport.RootCause::question).hasValue("A1");
        assertThat(verdicts(report))
                .containsEntry("Q1", "correct")
                .containsEntry("A1", "incorrect")
                .containsEntry("Z1", "carried-forward")
                .containsEntry("A2", "carried-forward")
                .containsEntry("Z2", "carried-forward")
                .containsEntry("E", "carried-forward")
                .containsEntry("dZ2", "carried-forward")
                .containsEntry("dA2", "carried-forward")
                .containsEntry("dW2", "carried-forward")
                .containsEntry("dB2", "carried-forward")
                .containsEntry("dZ1", "carried-forward")
                .containsEntry("dA1", "carried-forward")
                .containsEntry("dW1", "carried-forward")
                .containsEntry("dB1", "carried-forward")
                .containsEntry("new_W1", "carried-forward")
                .containsEntry("new_W2", "carried-forward")
                .containsEntry("new_E", "carried-forward");
        assertThat(names(report)).isEmpty();
    }

    /** A1 is 0.25 too large in its first entry; NumPy has computed everything after it from there. */
    private static final String SLIP = """
            Q1: 17
            A1: [[0.244592804], [0.000315086]]
            Z1: [[0.560845161], [0.500078772]]
            A2: [[0.012846646], [0.004886278], [0.000333977]]
            Z2: [[0.503211617], [0.501221567], [0.500083494]]
            E: 0.006029554
            dZ2: [[0.085740455], [-0.075824246], [0.104964148]]
            dA2: [[0.021434229], [-0.018955948], [0.026241036]]
            dW2: [[0.012021284, 0.010718803], [-0.010631352, -0.009479467], [0.014717158, 0.013122585]]
            dB2: [[0.021434229], [-0.018955948], [0.026241036]]
            dZ1: [[-0.000223513], [0.000633609]]
            dA1: [[-5.5051e-05], [0.000158402]]
            dW1: [[-2.5342e-05, -2.968e-05, -2.4641e-05], [7.2919e-05, 8.54e-05, 7.0901e-05]]
            dB1: [[-5.5051e-05], [0.000158402]]
            new_W1: [[0.00257476, -0.009083924, -0.003784292], [-0.005351344, 0.008578171, -0.004132227]]
            new_B1: [[1.652e-06], [-4.752e-06]]
            new_W2: [[0.004621247, 0.019780428], [0.012947556, -0.004107765], [-0.003905894, 0.004159519]]
            new_B2: [[-0.000643027], [0.000568678], [-0.000787231]]
            new_E: 0.005974444
            """;

    /** The share of the problem, through the whole grader: 24 answers follow from the first, and earn half. */
    @Test
    void whatFollows_earnsTheShareOfTheProblem(@TempDir Path folder) throws IOException {
        Path shipped = HOME.resolve("problems/softmax-classifier");
        Files.writeString(
                folder.resolve("problem.yaml"),
                Files.readString(shipped.resolve("problem.yaml"))
                        .replace("release: published\n", "release: published\ncarried-forward: 0.5\n"));
        Files.copy(shipped.resolve("parameters.npz"), folder.resolve("parameters.npz"));
        Problem half = ProblemReader.read(folder);

        SubmissionReport report = graded(
                AnswerKey.of(half, 1, List.of(half.published())),
                sheets().get("output-gradient-factor-two-extra").toString());

        assertThat(incorrect(report)).containsExactly("Q5");
        assertThat(result(report, "Q6").earned()).isEqualByComparingTo("1");
        assertThat(report.score().orElseThrow().earned())
                .as("6 points before Q5, 2 lost there, and half of the 10 after it")
                .isEqualByComparingTo("11");
    }

    @Test
    void sheetAsCsv_isDiagnosedLikeOthers() throws IOException {
        StringBuilder csv = new StringBuilder("question,answer\n");
        for (Map.Entry<String, JsonNode> answer :
                sheets().get("output-gradient-factor-two-extra").properties()) {
            JsonNode value = answer.getValue();
            csv.append(answer.getKey()).append(',');
            csv.append(value.isArray() ? "\"%s\"".formatted(value) : value).append('\n');
        }
        SourceFile file = new SourceFile("answers.csv", csv.toString());

        SubmissionReport report = GRADER.grade(KEY, new Submission("s001", Language.ANSWERS, List.of(file), ""));

        assertThat(incorrect(report)).containsExactly("Q5");
        assertThat(causes(report, "Q5")).containsExactly("output-gradient-factor-two-extra is unique");
        assertThat(report.score().orElseThrow().earned()).isEqualByComparingTo("16");
    }

    private static final List<String> GRADIENTS = List.of(
            "Q5", "grad_W3", "grad_b3", "grad_h2", "Q6", "grad_a2", "grad_W2", "grad_h1", "grad_a1", "grad_b1",
            "grad_W1");

    private static final List<String> UPDATED =
            List.of("new_W1", "new_b1", "new_W2", "new_b2", "new_W3", "new_b3", "Q7");

    /** All gradients with the other sign, and an update that adds them: right but for the first of them. */
    private static ObjectNode otherSign() throws IOException {
        ObjectNode answers;
        try (InputStream in =
                Objects.requireNonNull(SheetDiagnosisTest.class.getResourceAsStream("sheets-one-layer.json"))) {
            answers = (ObjectNode) new ObjectMapper().readTree(in).get("right").get("sums");
        }
        for (String question : GRADIENTS) {
            ArrayNode negated = answers.arrayNode();
            for (JsonNode row : answers.get(question)) {
                ArrayNode entries = negated.addArray();
                row.forEach(entry -> entries.add(-entry.asDouble()));
            }
            answers.set(question, negated);
        }
        return answers;
    }

    @Test
    void otherConvention_costsTheAnswersThatAreAskedForOtherwise_andNothingAfterThem() throws IOException {
        SubmissionReport report = graded(KEY, otherSign().toString());

        assertThat(report.score().orElseThrow().earned()).isEqualByComparingTo("16");
        assertThat(incorrect(report)).containsExactly("Q5");
        assertThat(causes(report, "Q5")).containsExactly("convention-negated-deltas is convention");
    }

    @Test
    void conventionThatNoUpdateShows_isNotCountedAmongTheMistakes() throws IOException {
        ObjectNode answers = otherSign();
        answers.remove(UPDATED);

        SubmissionReport report = graded(KEY, answers.toString());

        assertThat(incorrect(report)).containsExactly("Q5");
        assertThat(causes(report, "Q5"))
                .containsExactly("output-gradient-sign-flipped is one-of", "convention-negated-deltas is convention");
    }

    private static List<String> incorrect(SubmissionReport report) {
        return report.questions().stream()
                .filter(result -> result.verdict() instanceof Verdict.Incorrect)
                .map(result -> result.question().id())
                .toList();
    }

    private static List<String> causes(SubmissionReport report, String question) {
        return report.questions().stream()
                .filter(result -> result.question().id().equals(question))
                .flatMap(result -> result.diagnosis().stream())
                .map(cause -> "%s is %s"
                        .formatted(cause.misconception(), cause.certainty().id()))
                .toList();
    }

    private static Map<String, String> verdicts(SubmissionReport report) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        report.questions()
                .forEach(result ->
                        verdicts.put(result.question().id(), result.verdict().id()));
        return verdicts;
    }

    private static Set<String> names(SubmissionReport report) {
        Set<String> names = new LinkedHashSet<>();
        report.questions().forEach(result -> result.diagnosis().forEach(cause -> names.add(cause.misconception())));
        return names;
    }

    private static List<String> unnamed(SubmissionReport report) {
        return report.questions().stream()
                .filter(result -> result.verdict() instanceof Verdict.Incorrect
                        && result.diagnosis().isEmpty()
                        && !isSaidToFollow(result))
                .map(result -> result.question().id())
                .toList();
    }

    private static boolean isSaidToFollow(QuestionResult result) {
        return result.verdict().message().orElseThrow().evidence().stream()
                .anyMatch(evidence -> evidence.text().equals(Explanations.TOO_LITTLE));
    }

    private static QuestionResult result(SubmissionReport report, String question) {
        return report.questions().stream()
                .filter(result -> result.question().id().equals(question))
                .findFirst()
                .orElseThrow();
    }
}
