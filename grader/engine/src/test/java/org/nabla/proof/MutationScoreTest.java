package org.nabla.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.diagnosis.Catalogue;
import org.nabla.diagnosis.Mistake;
import org.nabla.grading.AnswerKey;
import org.nabla.message.Message;
import org.nabla.spec.ProblemReader;

/** What hides mistakes is found, where it is known what does. */
class MutationScoreTest {

    private static final Path HOME = Path.of("../..");
    private static final List<Mistake> CATALOGUE = Catalogue.read(HOME.resolve("problems/misconceptions.yaml"));

    /** All sizes differ, none is 1 or 2, and the learning rate is not 1. */
    private static final String NETWORK = """
            format: 1
            id: small
            network:
              inputs: 4
              layers:
                - { units: 5, activation: sigmoid }
                - { units: 3, activation: softmax }
              loss: cross-entropy
            parameters:
              W1: [[0.2, -0.5, 0.9, 0.4], [0.7, 0.1, -0.3, -0.8], [-0.6, 0.35, 0.15, 0.5],
                   [0.45, -0.2, 0.65, -0.1], [-0.9, 0.8, 0.25, 0.3]]
              b1: [0.1, -0.2, 0.3, -0.4, 0.25]
              W2: [[0.6, -0.7, 0.2, 0.9, -0.1], [-0.3, 0.5, 0.8, -0.6, 0.4], [0.15, 0.75, -0.45, 0.3, -0.85]]
              b2: [0.05, -0.15, 0.35]
            data: { x: [[0.3], [-0.8], [1.2], [0.6]], y: [[0], [1], [0]] }
            update: { rule: gradient-descent, learning-rate: 0.7 }
            questions:
              - { id: z1, asks: z1 }
              - { id: a1, asks: a1 }
              - { id: z2, asks: z2 }
              - { id: y_hat, asks: y_hat }
              - { id: loss, asks: loss }
              - { id: grad_y_hat, asks: grad(y_hat) }
              - { id: grad_z2, asks: grad(z2) }
              - { id: grad_W2, asks: grad(W2) }
              - { id: grad_b2, asks: grad(b2) }
              - { id: grad_a1, asks: grad(a1) }
              - { id: grad_z1, asks: grad(z1) }
              - { id: grad_W1, asks: grad(W1) }
              - { id: grad_b1, asks: grad(b1) }
              - { id: new_W1, asks: "after(1, W1)" }
              - { id: new_b1, asks: "after(1, b1)" }
              - { id: new_loss, asks: "after(1, loss)" }
              - { id: third_loss, asks: "after(2, loss)" }
            """;

    private static final String VARIANTS = "variants: { count: 3, samples: 7, learning-rate: 0.3 }\n";

    /** What a batch of one hides: misconceptions that are about sums and means over samples. */
    private static final Set<String> OF_BATCHES = Set.of(
            "softmax-global-sum",
            "loss-not-averaged-over-batch",
            "bias-gradient-not-summed-over-batch",
            "bias-gradient-averaged-twice",
            "batch-sum-not-mean",
            "weight-gradient-averaged-twice",
            "last-sample-only");

    private static final Set<String> OF_STEPS = Set.of("learning-rate-omitted", "learning-rate-applied-twice");

    /** A loss that is a sum, and an engine that differentiates any graph, are not in the table. */
    private static final Set<String> NOT_IN_THE_ORACLE = Set.of("batch-mean-not-sum", "output-gradient-not-seeded");

    @TempDir
    private Path folder;

    @Test
    void catchesAndTellsApartEverything_whenSizesDifferAndTwoStepsAreAsked() throws IOException {
        Proof proof = proof(NETWORK + VARIANTS);

        assertThat(proof.findings()).isEmpty();
        assertThat(proof.notes()).isEmpty();
        assertThat(proof.facts())
                .anySatisfy(fact -> assertThat(fact)
                        .matches("mistakes in code, on 4 instances: (\\d+) of \\1 caught, \\1 told apart.*"));
    }

    @Test
    void findsTheBatchOfOne() throws IOException {
        Proof proof = proof(NETWORK + VARIANTS.replace("samples: 7, ", ""));

        assertThat(proof.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.render())
                        .startsWith("error[NB509]: ")
                        .contains("   = note:   the number of samples is 1 on every instance\n")
                        .contains("   = help: give `variants` another number of samples, such as `samples: 6`\n")
                        .contains(OF_BATCHES));
    }

    @Test
    void findsTheLearningRateOfOne() throws IOException {
        Proof proof = proof(NETWORK.replace("0.7 }\nq", "1 }\nq") + VARIANTS.replace(", learning-rate: 0.3", ""));

        assertThat(proof.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.render()).isEqualTo("""
                        error[NB509]: 2 known mistakes make no answer wrong
                          --> problem `small`
                           = actual: `learning-rate-omitted`, `learning-rate-applied-twice`
                           = note:   the learning rate is 1 on every instance
                           = help: give `variants` another learning rate, such as `learning-rate: 0.3`
                           = more: nabla explain NB509
                        """));
    }

    /** A mean over two outputs and a lost 2 of the squared error are the same factor. */
    @Test
    void findsTwoOutputs() throws IOException {
        Proof proof = proof(shipped("two-layer-tanh-sigmoid", "n1: 5, n2: 3 }", "n1: 5, n2: 2 }"));

        assertThat(proof.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.render()).isEqualTo("""
                        error[NB510]: 1 pair of known mistakes gives the same answers everywhere
                          --> problem `small`
                           = actual: `output-gradient-averaged-over-outputs` and `output-gradient-factor-two-missing`
                           = note:   `n2` is 2 on every instance, and stands for something else as well
                           = help: give `n2` another size under `variants`, such as 3
                           = more: nabla explain NB510
                        """));
    }

    /** With one output there is nothing to take a mean over, and one path back to every hidden unit. */
    @Test
    void findsTheSingleOutput() throws IOException {
        Proof proof = proof(shipped("one-pass", "n2: 4, n3: 2 }", "n2: 4, n3: 1 }"));

        assertThat(proof.findings())
                .extracting(Message::render)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("error[NB509]: ")
                        .contains("   = note:   `n3` is 1 on every instance\n")
                        .contains("`loss-averaged-over-outputs`")
                        .contains("`output-gradient-averaged-over-outputs`")
                        .contains("`chain-rule-single-path`"));
    }

    /** One sample, and as many features as outputs: nobody can see which of the two a gradient was divided by. */
    @Test
    void findsSquareLayers() throws IOException {
        Proof proof = proof(square() + VARIANTS.replace("samples: 7, ", ""));

        assertThat(proof.findings()).hasSize(2);
        assertThat(proof.findings().get(1).render()).isEqualTo("""
                error[NB510]: 1 pair of known mistakes gives the same answers everywhere
                  --> problem `small`
                   = actual: `output-gradient-averaged-over-outputs` and `divided-by-features`
                   = note:   `n0` and `n1` are the same on every instance
                   = help: give `n0` another size under `variants`, such as 4
                   = more: nabla explain NB510
                """);
    }

    /** The same network, all of whose layers have 3 units, and 3 inputs. */
    private static String square() {
        return NETWORK.replace("inputs: 4", "inputs: 3")
                .replace("units: 5", "units: 3")
                .replaceAll("(?s)  W1: .*?  b1", "  W1: [[0.2, -0.5, 0.9], [0.7, 0.1, -0.3], [-0.6, 0.35, 0.15]]\n  b1")
                .replaceAll("b1: .*", "b1: [0.1, -0.2, 0.3]")
                .replaceAll("W2: .*", "W2: [[0.6, -0.7, 0.2], [-0.3, 0.5, 0.8], [0.15, 0.75, -0.45]]")
                .replace("[1.2], [0.6]]", "[1.2]]");
    }

    @Test
    void saysWhatToAsk_whenOnlyOneStepIsAsked() throws IOException {
        Proof proof = proof(NETWORK.replaceAll(".*third_loss.*\n", "") + VARIANTS);

        assertThat(proof.findings()).isEmpty();
        assertThat(proof.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.render()).isEqualTo("""
                        error[NB509]: 1 known mistake makes no answer wrong
                          --> problem `small`
                           = actual: `gradients-not-zeroed`
                           = note:   no question asks for what shows it
                           = help: ask for `after(2, loss)`, which does
                           = more: nabla explain NB509
                        """));
    }

    @Test
    void saysWhatToAsk_whenOnlyTheNewLossShowsTheStep() throws IOException {
        Proof proof = proof(NETWORK.replaceAll(".*(third_loss|new_W1|new_b1).*\n", "") + VARIANTS);

        assertThat(proof.notes())
                .extracting(Message::render)
                .anySatisfy(note -> assertThat(note)
                        .startsWith("error[NB510]")
                        .contains("`only-output-layer-updated` and `stale-hidden-activations`")
                        .contains("   = help: ask for `after(1, W1)`, which does\n"));
    }

    @Test
    void onlyTells_whenThereAreNoVariants() throws IOException {
        Proof proof = proof(NETWORK);

        assertThat(proof.findings()).isEmpty();
        assertThat(proof.notes())
                .extracting(Message::render)
                .anySatisfy(note -> assertThat(note)
                        .contains("   = note:   the number of samples is 1 on every instance\n")
                        .contains(OF_BATCHES));
    }

    /** The table of the twelve answers of the classifier that NumPy made: one sample, a learning rate of 1, 3-3-3-3. */
    @Test
    void publishedClassifier_hidesWhatNumPySaysItHides() {
        AnswerKey key = AnswerKey.of(ProblemReader.read(HOME.resolve("problems/softmax-classifier")), 1);

        Standing sheet = Score.of(key, CATALOGUE).onSheet();

        Set<String> unseen = sheet.unseen().stream()
                .map(form -> form.mistake().id())
                .filter(mistake -> !NOT_IN_THE_ORACLE.contains(mistake))
                .collect(Collectors.toSet());
        assertThat(unseen)
                .containsAll(OF_BATCHES)
                .containsAll(OF_STEPS)
                .contains("gradients-not-zeroed")
                .hasSize(10);
        assertThat(sheet.alike())
                .extracting(Standing.Pair::mistakes)
                .as("new_W1 is asked for, which tells the other pair of the table apart")
                .containsExactly(List.of("output-gradient-averaged-over-outputs", "divided-by-features"));
    }

    @ParameterizedTest
    @MethodSource("org.nabla.spec.ShippedProblems#names")
    void everyShippedProblem_showsWhatItsVariantsCould(String problem) throws IOException {
        AnswerKey key = AnswerKey.of(ProblemReader.read(HOME.resolve("problems").resolve(problem)), 1);
        MutationScore score = new MutationScore(key, CATALOGUE);
        Findings findings = new Findings(problem);

        score.report(findings);

        assertThat(findings.proof().findings()).extracting(Message::render).isEmpty();
        assertThat(Files.readString(HOME.resolve("problems/README.md")))
                .contains("| `%s` | %s | %s |\n"
                        .formatted(
                                problem,
                                row(score.score().inCode()),
                                row(score.score().onSheet())));
        assertThat(leftOut(problem, score.score()))
                .as("rows of the table of what is left out")
                .isEmpty();
    }

    /** What is not caught, or not told apart, and has no row in the table that says why. */
    private static List<String> leftOut(String problem, Score score) throws IOException {
        List<String> rows = Files.readAllLines(HOME.resolve("problems/README.md")).stream()
                .filter(row -> row.startsWith("| `")
                        && row.substring(0, row.indexOf('|', 1)).contains("`%s`".formatted(problem)))
                .toList();
        return Stream.concat(
                        score.unseen().stream().map(hidden -> "`%s`".formatted(hidden.what())),
                        score.alike().stream().map(hidden -> "`%s`".formatted(String.join("` and `", hidden.what()))))
                .filter(mistakes -> rows.stream().noneMatch(row -> row.contains(mistakes)))
                .toList();
    }

    private static String row(Standing standing) {
        return "%d | %d | %d"
                .formatted(
                        standing.mistakes().size(),
                        standing.caught().size(),
                        standing.toldApart().size());
    }

    /** A shipped problem that needs no other file, changed in one place. */
    private static String shipped(String problem, String from, String to) throws IOException {
        String text = Files.readString(HOME.resolve("problems").resolve(problem).resolve("problem.yaml"));
        assertThat(text).containsOnlyOnce(from);
        return text.replace(from, to);
    }

    private Proof proof(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("problem.yaml"), text);
        Findings findings = new Findings("small");
        new MutationScore(AnswerKey.of(ProblemReader.read(file), 1), CATALOGUE).report(findings);
        return findings.proof();
    }
}
