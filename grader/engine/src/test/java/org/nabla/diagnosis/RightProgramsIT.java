package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Submission;

/** Right programs that compute otherwise than the reference are judged right, and nobody is told a mistake. */
class RightProgramsIT {

    private static final List<String> SUMS = List.of("FORWARD", "BACKWARD", "PAIRWISE", "BY_SIZE");
    private static final Map<String, Classroom> CLASSROOMS = new LinkedHashMap<>();

    /** Five ways of writing the same formulas. */
    private static Map<String, HandRules> writings(Classroom classroom) {
        HandRules usual = HandRules.right(classroom.problem());
        Map<String, HandRules> writings = new LinkedHashMap<>();
        writings.put("as in the textbook", usual);
        writings.put(
                "slopes from outputs", usual.with(Map.of(), Map.of(Site.PRE_ACTIVATION_GRADIENT, "dh * slope_of(h)")));
        writings.put(
                "transposed and back",
                usual.with(
                        Map.of(),
                        Map.of(
                                Site.PRE_ACTIVATION, "(x.T @ W.T).T + b",
                                Site.WEIGHT_GRADIENT, "(x @ da.T).T",
                                Site.BIAS_GRADIENT, "sum(da.T, axis=0).T",
                                Site.INPUT_GRADIENT, "(da.T @ W).T")));
        writings.put(
                "divided at the end",
                usual.with(
                        Map.of(),
                        Map.of(
                                Site.LOSS, "sum(terms * scale)",
                                Site.WEIGHT_GRADIENT, "(samples * da) @ x.T / samples",
                                Site.BIAS_GRADIENT, "sum(samples * da, axis=1) / samples")));
        writings.put(
                "a softmax in two steps, and exponentials without a shift",
                usual.with(
                                Map.of("output", List.of("softmax")),
                                Map.of(
                                        Site.OUTPUT, "exp(a) / sum(exp(a), axis=0)",
                                        Site.OUTPUT_GRADIENT, "p * (dp - sum(dp * p, axis=0))"))
                        .with(
                                Map.of("activation", List.of("sigmoid")),
                                Map.of(Site.ACTIVATION, "(1 + tanh(a / 2)) / 2")));
        return writings;
    }

    private static synchronized Classroom classroom(String problem) {
        return CLASSROOMS.computeIfAbsent(
                problem, name -> new Classroom(ProblemReader.read(Classroom.HOME.resolve("problems/" + name))));
    }

    static Stream<String[]> programs() {
        return Stream.of("softmax-classifier", "autoencoder")
                .flatMap(problem -> writings(classroom(problem)).keySet().stream()
                        .flatMap(writing -> SUMS.stream().map(sums -> new String[] {problem, writing, sums})));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void rightProgram_getsAllPoints_andIsToldNoMistake(String problem, String writing, String sums) {
        Classroom classroom = classroom(problem);
        HandRules rules = writings(classroom).getOrDefault(writing, HandRules.right(classroom.problem()));
        Submission submission = JavaProgram.of(rules).submission("right", sums, false);

        SubmissionReport report = classroom.graded(submission);

        assertThat(report.questions()).allMatch(result -> result.verdict().id().equals("correct"));
        assertThat(report.questions()).allMatch(result -> result.diagnosis().isEmpty());
    }

    /** Added so that a prediction of 0 has a logarithm. */
    @Test
    void smallNumberInTheLogarithm_costsNothing() {
        Classroom classroom = classroom("softmax-classifier");
        HandRules rules = HandRules.right(classroom.problem())
                .with(Map.of(), Map.of(Site.LOSS, "-scale * sum(y * log(p + 1e-8))"));
        JavaProgram program = JavaProgram.of(rules);

        SubmissionReport report = classroom.graded(program.submission("small-number"));

        assertThat(program).isNotEqualTo(classroom.right());
        assertThat(report.questions()).allMatch(result -> result.verdict().id().equals("correct"));
    }

    @Test
    void programInSinglePrecision_getsAllPoints_whereTheProblemIsInIt(@TempDir Path folder) throws IOException {
        Classroom classroom = inSinglePrecision(folder);

        for (String sums : SUMS) {
            SubmissionReport report = classroom.graded(classroom.right().submission("single", sums, true));

            assertThat(report.questions())
                    .as(sums)
                    .allMatch(result -> result.verdict().id().equals("correct"));
        }
    }

    /** Where it is not, some digits are missing; that is no mistake of the catalogue. */
    @Test
    void programInSinglePrecision_isToldNoMistake_whereTheProblemIsInDoublePrecision() {
        Classroom classroom = classroom("softmax-classifier");

        for (String sums : SUMS) {
            SubmissionReport report = classroom.graded(classroom.right().submission("single", sums, true));

            assertThat(report.questions())
                    .as(sums)
                    .allMatch(result -> MistakeInCode.names(result).isEmpty());
        }
    }

    /** A mistake has its name whatever the precision. */
    @Test
    void mistakeInSinglePrecision_isNamed_whereTheProblemIsInIt(@TempDir Path folder) throws IOException {
        Classroom classroom = inSinglePrecision(folder);
        Mistake mistake = Catalogue.read(Classroom.HOME.resolve("problems/misconceptions.yaml")).stream()
                .filter(one -> one.id().equals("activation-derivative-of-activated-value"))
                .findFirst()
                .orElseThrow();
        HandRules rules = HandRules.forms(classroom.problem(), mistake).get(0);

        SubmissionReport report = classroom.graded(JavaProgram.of(rules).submission("single", "BACKWARD", true));

        List<QuestionResult> wrong = report.questions().stream()
                .filter(result -> result.verdict().id().equals("incorrect"))
                .toList();
        assertThat(wrong).isNotEmpty();
        assertThat(wrong).allMatch(result -> MistakeInCode.names(result).equals(List.of(mistake.id())));
    }

    private static Classroom inSinglePrecision(Path folder) throws IOException {
        Path original = Classroom.HOME.resolve("problems/softmax-classifier");
        Files.copy(original.resolve("parameters.npz"), folder.resolve("parameters.npz"));
        String text = Files.readString(original.resolve("problem.yaml"))
                .replace("tolerance: { relative: 1e-6 }", "precision: float32");
        Path file = Files.writeString(folder.resolve("problem.yaml"), text);
        return new Classroom(ProblemReader.read(file));
    }
}
