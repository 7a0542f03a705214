package org.nabla.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Grader;
import org.nabla.grading.SubmissionReport;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

class AnswerSheetStarterTest {

    private static final Path PROBLEMS = Path.of("../../problems");
    private static final Path CLASSIFIER = PROBLEMS.resolve("softmax-classifier");

    @TempDir
    private Path folder;

    @Test
    void sheet_hasALineForEveryQuestion() {
        StarterFile sheet = AnswerSheetStarter.of(ProblemReader.read(CLASSIFIER));

        assertThat(sheet.name()).isEqualTo("answers.yaml");
        assertThat(sheet.text())
                .startsWith("# Answers to softmax-classifier: Forward and backward through a 3-3-3-3 classifier\n")
                .contains("\nQ1:       # count(parameters), one number, all digits\n")
                .contains("\nQ2:       # sum(a1), one number, 2 digits or more\n")
                .contains("\ngrad_W3:  # grad(W3), 3×3, 2 digits or more\n");
    }

    @Test
    void sheet_hasThePublishedNumbers_andSaysWhereLargeOnesAre() {
        String sheet = AnswerSheetStarter.of(ProblemReader.read(PROBLEMS.resolve("autoencoder")))
                .text();

        assertThat(sheet)
                .contains("\n#   X = [0.46034139, 0.53913369, 0.44760142]\n")
                .contains("\n#   B1 = [0, 0]\n")
                .contains("\n#   learning_rate = 0.03\n")
                .contains("\n#   epochs = 100\n")
                .contains("\n#   order = 100×800 numbers; they are in a file beside the problem\n");
        assertThat(AnswerSheetStarter.of(ProblemReader.read(PROBLEMS.resolve("jacobians")))
                        .text())
                .contains("\n#   W1 = [[0.6, -1.3, 2.1], [1.7, 0.4, -0.9], [-2.4, 0.8, 1.5]]\n");
    }

    @Test
    void sheet_explainsTheWordsOfItsQuestions_andNoOthers() {
        String sheet = AnswerSheetStarter.of(ProblemReader.read(CLASSIFIER)).text();

        assertThat(sheet)
                .contains("#   grad(q): the derivative of loss with respect to q, in the shape of q\n")
                .contains("#   after(n, q): q after n updates of all parameters\n")
                .doesNotContain("jacobian(", "trained(");
    }

    @Test
    void sheet_countsAsNotAttempted_whenNothingIsFilledIn() {
        Problem problem = ProblemReader.read(CLASSIFIER);

        assertThat(verdicts(problem, AnswerSheetStarter.of(problem).text())).containsOnly("not-attempted");
    }

    @Test
    void sheet_takesAnswersBehindTheColon() {
        Problem problem = ProblemReader.read(CLASSIFIER);
        String sheet = AnswerSheetStarter.of(problem).text().replace("Q1:  ", "Q1: 36");

        assertThat(verdicts(problem, sheet)).startsWith("correct", "not-attempted");
    }

    @Test
    void sheet_canBeRead_whenIdsLookLikeOtherThings() throws IOException {
        Problem problem = ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), """
                format: 1
                id: odd-names
                graph: { inputs: { x: [1, 1] }, parameters: { w: [1, 1] }, nodes: { C: w * x }, loss: C }
                parameters: { w: 2 }
                data: { x: 3 }
                questions:
                  - { id: '1', asks: C }
                  - { id: 'null', asks: C, choices: [6, 5] }
                  - { id: '1.5', asks: C }
                  - { id: 'True', asks: C + 1 }
                """));
        String sheet = AnswerSheetStarter.of(problem).text();

        assertThat(sheet).contains("'1':     # C,").contains("nearest to 6, 5");
        assertThat(verdicts(problem, sheet)).containsOnly("not-attempted");
    }

    private static List<String> verdicts(Problem problem, String sheet) {
        AnswerKey key = AnswerKey.of(problem, 1, List.<Instance>of(problem.published()));
        Grader grader = new Grader(
                submission -> {
                    throw new AssertionError("a sheet is not run");
                },
                "none",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                List::of);
        SubmissionReport report = grader.grade(
                key, new Submission("s001", Language.ANSWERS, List.of(new SourceFile("answers.yaml", sheet)), ""));
        assertThat(report.run().messages()).isEmpty();
        return report.questions().stream().map(result -> result.verdict().id()).toList();
    }
}
