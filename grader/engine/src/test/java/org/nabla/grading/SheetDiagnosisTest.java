package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nabla.diagnosis.Catalogue;
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

    /** What is not named alone, and why. */
    private static final Map<String, String> NOT_ALONE = Map.ofEntries(
            Map.entry("divided-by-features", "as many outputs as features: a class of two"),
            Map.entry("output-gradient-averaged-over-outputs", "as many outputs as features: a class of two"),
            Map.entry("softmax-as-argmax", "the guess is right, and all gradients are 0: only y_hat tells"),
            Map.entry("softmax-wrong-axis", "the loss is 0, and only y_hat tells"),
            Map.entry("integer-truncation", "all gradients are 0, which tells nothing"),
            Map.entry("premature-rounding-2d", "too few digits for a name"),
            Map.entry("premature-rounding-3d", "too few digits for a name"),
            Map.entry("rng-wrong-distribution", "nobody knows the generator"),
            Map.entry("samples-features-swapped", "nothing can be computed, and nothing is handed in"),
            Map.entry("loss-ce-arguments-swapped", "an infinite loss is not typed"),
            Map.entry("log-epsilon-1e-8", "within the tolerance"),
            Map.entry("single-precision", "within the tolerance"));

    @Test
    void sheetWithOneMistake_isGivenItsName_atEveryWrongAnswer() throws IOException {
        Map<String, String> otherwise = new TreeMap<>();
        int alone = 0;
        for (Map.Entry<String, JsonNode> sheet : sheets().properties()) {
            SubmissionReport report = graded(KEY, sheet.getValue().toString());
            Set<String> names = names(report);
            boolean named =
                    names.equals(Set.of(sheet.getKey())) && unnamed(report).isEmpty();
            alone += named ? 1 : 0;
            if (!named && !NOT_ALONE.containsKey(sheet.getKey())) {
                otherwise.put(sheet.getKey(), "%s, unnamed %s".formatted(names, unnamed(report)));
            }
        }
        assertThat(otherwise).isEmpty();
        assertThat(alone).isGreaterThanOrEqualTo(74);
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
                        && result.diagnosis().isEmpty())
                .map(result -> result.question().id())
                .toList();
    }
}
