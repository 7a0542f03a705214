package org.nabla.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Cause;
import org.nabla.grading.Grader;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/** Each part of a proof finds what it is about; submissions are answer sheets, which run nothing. */
class ProverTest {

    /** x = (1, 2, 4): the mean of squares is 7, the square of the mean 49/9, the variance 14/9. */
    private static final String PROBLEM = """
            format: 1
            id: variance
            graph:
              inputs: { x: [1, 3] }
              parameters: { w: [1, 1] }
              nodes: { h: w * x, m: mean(h), v: mean(h^2) - m^2 }
              loss: v
            parameters: { w: 1 }
            data: { x: [[1, 2, 4]] }
            questions:
              - { id: Q1, asks: v, expected: 1.5555555555555556 }
              - { id: Q2, asks: grad(w), expected: 3.1111111 }
            """;

    private static final String RIGHT = "Q1: 1.5555556\nQ2: 3.11111\n";
    private static final String UNTOUCHED = "Q1:\nQ2:\n";
    private static final String HALF = "Q1: 1.5555556\nQ2: 1.55556\n";

    @TempDir
    private Path folder;

    @Test
    void holds_whenAllIsRight() throws IOException {
        Proof proof = prover(PROBLEM).prove(graded(RIGHT, UNTOUCHED, known("accepted/a", RIGHT, Map.of())));

        assertThat(proof.findings()).isEmpty();
        assertThat(proof.notes()).isEmpty();
        assertThat(proof.facts())
                .hasSize(7)
                .contains(
                        "the worked solution `worked` is right on 1 instance",
                        "2 typed values are right to every digit, by the graph, the worked solution, central differences"
                                + " and 40 digits",
                        "tolerances lie below what a slip changes",
                        "the starters earn nothing, and every question of theirs counts as not attempted",
                        "1 known submissions are judged as their folders say");
    }

    @Test
    void proves_whatNeedsNoSubmission() throws IOException {
        Proof proof = prover(PROBLEM).proveNumbers();

        assertThat(proof.holds()).isTrue();
        assertThat(proof.notes()).isEmpty();
        assertThat(proof.facts()).hasSize(4).noneMatch(fact -> fact.contains("submissions"));
    }

    @Test
    void work_canBeDoneBefore() throws IOException {
        Prover prover = prover(PROBLEM);

        prover.work().parallelStream().forEach(Runnable::run);

        assertThat(prover.proveNumbers()).isEqualTo(prover(PROBLEM).proveNumbers());
    }

    /** At 0 the slope from the left is 0, and a central difference sees half of the slope from the right. */
    @Test
    void waysDisagree_atACorner() throws IOException {
        String corner = PROBLEM.replace("v: mean(h^2) - m^2", "v: relu(m)")
                .replace("x: [[1, 2, 4]]", "x: [[1, 2, -3]]")
                .replaceAll(", expected: [0-9.]+", "")
                .replace("grad(w)", "grad(m)");

        assertThat(findings(prover(corner).proveNumbers()))
                .first()
                .asString()
                .contains("[NB506]: the reference and central differences disagree about `grad(m)`")
                .contains("actual:   a difference of 0.5\n");
    }

    @Test
    void typedValue_isWrongInItsLastDigit() throws IOException {
        assertThat(findings(prover(PROBLEM.replace("3.1111111", "3.1111112")).proveNumbers()))
                .singleElement()
                .asString()
                .contains("[NB501]: the expected value of `Q2` is not the right one")
                .contains("actual:   3.1111112\n");
    }

    /** Around 1e8 squares differ by 1 to 2 in their last digit, and the variance is 1.56. */
    @Test
    void tolerance_isNotAboveNoise_whereLargeNumbersCancel() throws IOException {
        String cancelling = PROBLEM.replace("[[1, 2, 4]]", "[[100000001, 100000002, 100000004]]")
                .replaceAll(", expected: [0-9.]+", "")
                .replace("- { id: Q2, asks: grad(w) }", "- { id: Q2, asks: m }");

        assertThat(findings(prover(cancelling).proveNumbers()))
                .filteredOn(finding -> finding.contains("NB503"))
                .singleElement()
                .asString()
                .startsWith("error[NB503]: the tolerance of `Q1` is not above the noise of double arithmetic\n")
                .contains("is allowed at row 1, column 1\n")
                .contains("40-digit evaluation differs there by ");
    }

    /** From the left 0.1 + 1e14 loses digits that it keeps from the right; what is allowed is 1e-6 of the sum, 0.1. */
    @Test
    void tolerance_isNotAboveNoise_whereTheOrderOfASumDecides() throws IOException {
        String ordered = PROBLEM.replace("v: mean(h^2) - m^2", "v: sum(h)")
                .replace("[[1, 2, 4]]", "[[0.1, 1e14, -1e14]]")
                .replaceAll(", expected: [0-9.]+", "")
                .replace("- { id: Q2, asks: grad(w) }", "- { id: Q2, asks: sum(h) + 0 }");

        assertThat(findings(prover(ordered).proveNumbers()))
                .filteredOn(finding -> finding.contains("NB503"))
                .as("of `sum(h)` the grader knows the terms, and measures noise by them")
                .singleElement()
                .asString()
                .contains("the tolerance of `Q1` is not above the noise");
    }

    @Test
    void tolerance_isBelowNoise_orAboveSlips() throws IOException {
        String small = PROBLEM.replace("asks: v,", "asks: v, tolerance: { relative: 1e-16 },");
        String large = PROBLEM.replace("asks: v,", "asks: v, tolerance: { relative: 0.6 },");

        assertThat(findings(prover(small).proveNumbers()))
                .singleElement()
                .asString()
                .contains("[NB503]: the tolerance of `Q1` is below the noise of double arithmetic");
        assertThat(findings(prover(large).proveNumbers()))
                .singleElement()
                .asString()
                .contains("[NB504]: the tolerance of `Q1` accepts half the value");
    }

    @Test
    void workedSolution_losesPoints() throws IOException {
        assertThat(findings(prover(PROBLEM).prove(graded(HALF, UNTOUCHED, Map.of()))))
                .first()
                .asString()
                .contains("[NB506]: the worked solution does not get full points")
                .contains("actual: Q2 is incorrect on instance `published`");
    }

    @Test
    void starter_earnsPoints_orIsWrong() throws IOException {
        assertThat(findings(prover(PROBLEM).prove(graded(RIGHT, HALF, Map.of()))))
                .hasSize(2)
                .satisfies(found -> {
                    assertThat(found.get(0)).isEqualTo("""
                            error[NB508]: the starter earns the points of `Q1`
                              --> problem.yaml:11:5
                               = expected: `not-attempted`
                               = actual:   `correct`
                               = help: ask for something that has to be computed from what a student returns
                               = more: nabla explain NB508
                            """);
                    assertThat(found.get(1))
                            .startsWith("error[NB508]: the starter is not told that nothing answers `Q2`\n");
                });
    }

    @Test
    void starter_cannotBeGraded() throws IOException {
        assertThat(findings(prover(PROBLEM).prove(graded(RIGHT, "- no sheet", Map.of()))))
                .hasSize(2)
                .satisfies(found -> {
                    assertThat(found.get(0)).startsWith("error[NB508]: the starter cannot be graded\n");
                    assertThat(found.get(1)).contains("NB311");
                });
    }

    @Test
    void knownSubmission_isJudgedOtherwise_orNotAccepted() throws IOException {
        Map<KnownSubmission, SubmissionReport> wrong = known("wrong/half", RIGHT, Map.of("Q2", "incorrect"));
        Map<KnownSubmission, SubmissionReport> accepted = known("accepted/half", HALF, Map.of("Q2", "incorrect"));

        assertThat(findings(prover(PROBLEM).prove(graded(RIGHT, UNTOUCHED, wrong))))
                .singleElement()
                .asString()
                .contains("[NB505]: the submission `wrong/half` is not judged as its folder says")
                .contains("Q2 is `correct`, not `incorrect`");
        assertThat(findings(prover(PROBLEM).prove(graded(RIGHT, UNTOUCHED, accepted))))
                .singleElement()
                .asString()
                .contains("it is under `accepted` and does not get full points");
    }

    @Test
    void wrongSubmission_isHeldToTheNameOfItsFolder() throws IOException {
        Map<String, String> verdicts = Map.of("Q2", "incorrect");
        SubmissionReport half = report("half", HALF);

        assertThat(known("wrong/half", verdicts, Optional.empty()).contradictions(half))
                .containsExactly("no question is diagnosed as `half`");
        assertThat(known("wrong/half", verdicts, Optional.empty()).contradictions(diagnosed(half, "half", "third")))
                .isEmpty();
        assertThat(known("wrong/half", verdicts, Optional.empty()).contradictions(diagnosed(half, "third")))
                .containsExactly("Q2 is diagnosed as `third`, not `half`", "no question is diagnosed as `half`");
        assertThat(known("crashing/half", verdicts, Optional.empty()).contradictions(half))
                .isEmpty();
    }

    @Test
    void wrongSubmission_mayGoUnnamed_asLongAsItIs() throws IOException {
        Map<String, String> verdicts = Map.of("Q2", "incorrect");
        SubmissionReport half = report("half", HALF);

        assertThat(known("wrong/half", verdicts, Optional.of("why")).contradictions(half))
                .isEmpty();
        assertThat(known("wrong/half", verdicts, Optional.of("why")).contradictions(diagnosed(half, "half")))
                .containsExactly("it is diagnosed as `half`, and `unnamed` says that it is not");
    }

    /** With names for the values of the second question. */
    private static SubmissionReport diagnosed(SubmissionReport report, String... mistakes) {
        List<Cause> causes = Arrays.stream(mistakes)
                .map(mistake -> new Cause(
                        mistake,
                        Cause.Certainty.ONE_OF,
                        "Where does it come from?",
                        List.of(),
                        List.of(),
                        Optional.empty()))
                .toList();
        QuestionResult second = report.questions().get(1);
        return new SubmissionReport(
                report.problem(),
                report.submission(),
                report.run(),
                report.score(),
                report.overview(),
                List.of(report.questions().get(0), new QuestionResult(second.question(), second.instances(), causes)),
                report.console());
    }

    @Test
    void publishedKey_isRight_orNothingReproducesIt() throws IOException {
        String text = PROBLEM.replace("expected: 3.1111111", "published: { value: 1.55556, because: half }");
        Map<KnownSubmission, SubmissionReport> half = known("wrong/half", HALF, Map.of("Q2", "incorrect"));

        assertThat(prover(text).prove(graded(RIGHT, UNTOUCHED, half)).facts())
                .contains("the wrong key of Q2 is known, and its cause reproduces it");
        assertThat(findings(prover(text).prove(graded(RIGHT, UNTOUCHED, Map.of()))))
                .singleElement()
                .asString()
                .contains("[NB502]: nothing reproduces the published value of `Q2`");
        assertThat(findings(prover(text.replace("value: 1.55556", "value: 3.1111111"))
                        .prove(graded(RIGHT, UNTOUCHED, half))))
                .singleElement()
                .asString()
                .contains("[NB502]: the published value of `Q2` is right");
    }

    private static List<String> findings(Proof proof) {
        return proof.findings().stream().map(Message::render).toList();
    }

    private Prover prover(String text) throws IOException {
        return new Prover(key(text), List.of());
    }

    private AnswerKey key(String text) throws IOException {
        return AnswerKey.of(ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text)), 1);
    }

    private Graded graded(String worked, String starter, Map<KnownSubmission, SubmissionReport> known)
            throws IOException {
        return new Graded(Optional.of(report("worked", worked)), List.of(report("starter", starter)), known);
    }

    private Map<KnownSubmission, SubmissionReport> known(String name, String sheet, Map<String, String> verdicts)
            throws IOException {
        return Map.of(known(name, verdicts, Optional.of("no mistake of the catalogue")), report(name, sheet));
    }

    private KnownSubmission known(String name, Map<String, String> verdicts, Optional<String> unnamed) {
        return new KnownSubmission(name, folder, "graded", verdicts, Optional.empty(), false, unnamed);
    }

    private SubmissionReport report(String id, String sheet) throws IOException {
        Grader grader = new Grader(
                submission -> {
                    throw new IllegalStateException("a sheet is not run");
                },
                "none",
                Clock.systemUTC(),
                List::of);
        SourceFile file = new SourceFile("answers.yaml", sheet);
        return grader.grade(key(PROBLEM), new Submission(id, Language.ANSWERS, List.of(file), ""));
    }
}
