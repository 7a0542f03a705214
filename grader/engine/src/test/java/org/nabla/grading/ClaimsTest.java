package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.diagnosis.Claim;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.submission.ReturnedValue;
import org.nabla.submission.SourceFile;

class ClaimsTest {

    private static final Path CLASSIFIER =
            Path.of(System.getProperty("nabla.home")).resolve("problems/softmax-classifier");

    @TempDir
    Path folder;

    /** What costs no points is not looked into for mistakes either. */
    @ParameterizedTest
    @CsvSource({"forgiving, true", "exact, false"})
    void transposedMatrix_isRight_whereTheProblemForgivesIt(String arrangement, boolean right) throws IOException {
        AnswerKey key = key(arrangement);
        Matrix due = key.instances()
                .get(0)
                .returned(ExpressionParser.parse("grad(W1)"))
                .value();
        ReturnedValue transposed = new ReturnedValue(2, due.transpose());

        Claims claims = Claims.ofCode(
                key, List.of(Map.of("backward", new Outcome.Values(Map.of("grad(W1)", transposed), List.of()))));

        assertThat(claim(claims, "grad(W1)").observations().get(0).right()).isEqualTo(right);
    }

    /** {@code 0.0} beside an entry of seven decimals stands for 0.0000000. */
    @Test
    void typedValue_isAsFineAsItsFinestEntry_alsoForWhatFollowsFromIt() throws IOException {
        AnswerKey key = key("exact");
        String typed = "Q5: [0.0, 0.1234567, 0.25]\ny_hat: [0.2, 0.3, 0.5]\n";
        AnswerSheet sheet = AnswerSheet.read(new SourceFile("answers.yaml", typed));
        List<QuestionResult> results = List.of(unjudged(key, "Q5"), unjudged(key, "y_hat"));

        Claim.Observation output = claim(Claims.ofSheet(key, sheet, results), "y_hat")
                .observations()
                .get(0);
        Claim.Known gradient = Objects.requireNonNull(output.known().get("grad(a3)"));

        assertThat(gradient.halfUnits().toArray()).containsOnly(0.5e-7);
        assertThat(output.halfUnits().toArray()).containsOnly(0.05);
    }

    private static Claim claim(Claims claims, String quantity) {
        return Objects.requireNonNull(claims.byQuantity().get(quantity), quantity);
    }

    private static QuestionResult unjudged(AnswerKey key, String id) {
        Question question = key.problem().questions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        InstanceResult result = new InstanceResult(
                "published",
                new Verdict.Correct(Optional.empty()),
                key.instances().get(0).answer(question),
                Optional.empty(),
                Optional.empty());
        return new QuestionResult(question, List.of(result));
    }

    private AnswerKey key(String arrangement) throws IOException {
        for (String file : List.of("problem.yaml", "parameters.npz")) {
            Files.copy(CLASSIFIER.resolve(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("problem.yaml"),
                "\narrangement: %s\n".formatted(arrangement),
                StandardOpenOption.APPEND);
        Problem problem = ProblemReader.read(folder);
        return AnswerKey.of(problem, 1, List.of(problem.published()));
    }
}
