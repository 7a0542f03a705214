package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.cli.Unpacked.Said;

/**
 * Each package grades in the folders that its platform lays out, started as the platform starts it. The platforms' own images
 * are not needed for that: what a package brings along runs here.
 */
class GradingPackagesIT {

    private static final Path WRONG = Run.CLASSIFIER.resolve("submissions/wrong/batch-sum-not-mean");
    private static final Path NOT_COMPILING = Run.CLASSIFIER.resolve("submissions/not-compiling/missing-semicolon");
    private static final JsonMapper JSON = new JsonMapper();

    /** Tries to read the key, to give itself points and to leave something behind, and is otherwise right. */
    private static final String SNOOP = """
            import java.nio.file.*;
            public class Snoop {
                public static double loss() {
                    StringBuilder seen = new StringBuilder();
                    for (String path : new String[] {"%1$s/source/nabla/problem/problem.yaml", "%1$s/source/nabla/settings",
                            "%1$s/submission_metadata.json", "%1$s/results/results.json"}) {
                        try {
                            seen.append(Files.readString(Path.of(path)));
                        } catch (Exception e) {
                            seen.append(e.getClass().getSimpleName()).append(' ');
                        }
                    }
                    try {
                        Files.writeString(Path.of("%1$s/results/results.json"), "{\\"score\\": 18}");
                        seen.append("wrote");
                    } catch (Exception e) {
                        seen.append("refused");
                    }
                    System.out.println("snooped: " + seen);
                    return 1;
                }
            }
            """;

    @TempDir
    private static Path packages;

    @TempDir
    private Path root;

    @BeforeAll
    static void export() {
        for (String target : List.of("gradescope", "prairielearn", "autolab", "classroom50")) {
            Run run = Run.of(
                    "export",
                    "softmax-classifier",
                    "--to",
                    target,
                    "--out",
                    packages.resolve(target),
                    "--seed",
                    918273645);
            assertThat(run.exit()).as(run.err()).isZero();
        }
    }

    private Said gradescope(Path submission) throws IOException {
        Unpacked source =
                Unpacked.zip(packages.resolve("gradescope/softmax-classifier-gradescope.zip"), root.resolve("source"));
        Files.copy(source.folder().resolve("run_autograder"), root.resolve("run_autograder"));
        if (!Files.exists(root.resolve("submission"))) {
            ProblemCopy.copyFolder(submission, root.resolve("submission"));
        }
        ProblemCopy.write(root.resolve("submission_metadata.json"), "{\"users\": [{\"email\": \"someone\"}]}");
        return new Unpacked(root).run(Map.of("NABLA_AUTOGRADER", root.toString()), List.of("bash", "./run_autograder"));
    }

    private static BigDecimal sum(JsonNode tests, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode test : tests) {
            sum = sum.add(test.get(field).decimalValue());
        }
        return sum;
    }

    @Test
    void gradescope_givesThePoints() throws IOException {
        Said said = gradescope(WRONG);

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode results = JSON.readTree(root.resolve("results/results.json").toFile());
        assertThat(results.get("tests")).hasSize(26);
        assertThat(sum(results.get("tests"), "score")).isEqualByComparingTo("16");
        assertThat(sum(results.get("tests"), "max_score")).isEqualByComparingTo("18");
        assertThat(results.toString()).doesNotContain("someone", "did not finish", root.toString());
    }

    @Test
    void gradescope_letsNoProgramReadTheKeyOrWriteItsPoints() throws IOException {
        ProblemCopy.write(root.resolve("submission/Snoop.java"), SNOOP.formatted(root));

        Said said = gradescope(root);

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode results = JSON.readTree(root.resolve("results/results.json").toFile());
        assertThat(sum(results.get("tests"), "score")).isEqualByComparingTo("0");
        assertThat(results.toString())
                .contains("snooped: ", "refused")
                .doesNotContain("wrote", "918273645", "someone", "did not finish");
    }

    @Test
    void gradescope_saysWhatDoesNotCompile() throws IOException {
        Said said = gradescope(NOT_COMPILING);

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode results = JSON.readTree(root.resolve("results/results.json").toFile());
        assertThat(results.get("output").asText()).contains("does not compile", "nabla explain NB303");
        assertThat(results.toString()).doesNotContain("did not finish");
    }

    @Test
    void gradescope_hasNoResults_whenTheProblemIsBroken() throws IOException {
        Path source = root.resolve("source");
        Unpacked.zip(packages.resolve("gradescope/softmax-classifier-gradescope.zip"), source);
        Files.writeString(source.resolve("nabla/problem/problem.yaml"), "format: 2\n");
        Files.copy(source.resolve("run_autograder"), root.resolve("run_autograder"));
        ProblemCopy.copyFolder(WRONG, root.resolve("submission"));

        Said said = new Unpacked(root)
                .run(Map.of("NABLA_AUTOGRADER", root.toString()), List.of("bash", "./run_autograder"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("error[NB105]", "the grader failed");
        assertThat(root.resolve("results")).isEmptyDirectory();
    }

    @Test
    void prairielearn_givesTheFraction() throws IOException {
        Path grade = root.resolve("grade");
        ProblemCopy.copyFolder(
                packages.resolve("prairielearn/questions/softmax-classifier/tests"), grade.resolve("tests"));
        ProblemCopy.copyFolder(WRONG, grade.resolve("student"));
        ProblemCopy.write(grade.resolve("data/data.json"), "{\"variant_seed\": \"1\"}");
        ProblemCopy.copyFolder(packages.resolve("prairielearn/image/nabla"), root.resolve("nabla"));

        Said said =
                new Unpacked(root).run(Map.of("NABLA_GRADE", grade.toString()), List.of("sh", "./nabla/prairielearn"));

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode results = JSON.readTree(grade.resolve("results/results.json").toFile());
        assertThat(results.get("score").decimalValue()).isEqualByComparingTo("0.8889"); // 16 of 18
        assertThat(results.path("gradable").asBoolean(true)).isTrue();
    }

    /** The rules of PrairieLearn's own schema, restated: it refuses keys that it does not know. */
    @Test
    void prairielearn_questionIsOneThatItTakes() throws IOException {
        Path question = packages.resolve("prairielearn/questions/softmax-classifier");

        JsonNode info = JSON.readTree(question.resolve("info.json").toFile());

        assertThat(info.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "uuid", "title", "topic", "type", "singleVariant", "gradingMethod", "externalGradingOptions");
        assertThat(info.get("uuid").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
        assertThat(info.get("type").asText()).isEqualTo("v3");
        assertThat(info.get("gradingMethod").asText()).isEqualTo("External");
        JsonNode options = info.get("externalGradingOptions");
        assertThat(options.fieldNames()).toIterable().containsExactlyInAnyOrder("image", "entrypoint", "timeout");
        assertThat(options.get("timeout").isInt()).isTrue();
        assertThat(options.get("timeout").asInt()).isBetween(1, 600);
        String html = Files.readString(question.resolve("question.html"));
        assertThat(html)
                .contains(
                        "<pl-file-editor file-name=\"SoftmaxClassifier.java\"",
                        "<pl-file-download file-name=\"parameters.npz\">",
                        "# Forward and backward through a small classifier")
                .doesNotContain("](../", "{{");
        assertThat(question.resolve("SoftmaxClassifier.java")).isNotEmptyFile();
        assertThat(question.resolve("clientFilesQuestion/parameters.npz")).isNotEmptyFile();
    }

    @Test
    void autolab_endsWithTheScore() throws IOException {
        Files.copy(packages.resolve("autolab/autograde-Makefile"), root.resolve("Makefile"));
        Files.copy(packages.resolve("autolab/autograde.tar"), root.resolve("autograde.tar"));
        Files.copy(WRONG.resolve("BatchNet.java"), root.resolve("handin.java"));

        Said said = new Unpacked(root).run("make");

        assertThat(said.exit()).as(said.err()).isZero();
        List<String> lines = said.out().lines().toList();
        JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
        assertThat(last.at("/scores/softmax-classifier").decimalValue()).isEqualByComparingTo("16");
        assertThat(said.out()).doesNotContain(root.toString());
    }

    @Test
    void classroom50_writesItsResult() throws IOException {
        ProblemCopy.copyFolder(packages.resolve("classroom50"), root.resolve("bundle"));
        ProblemCopy.copyFolder(WRONG, root.resolve("checkout"));
        Map<String, String> environment = Map.of(
                "CLASSROOM", "ml1",
                "ASSIGNMENT", "hw3",
                "USERNAME", "octo-student",
                "SUBMISSION_TAG", "submit/2026-11-20T14-32-05Z-a1b2c3d",
                "COMMIT_URL", "https://example.org/commit/a1b2c3d",
                "RELEASE_URL", "https://example.org/releases/1",
                "CLASSROOM50_BUNDLE_DIR", root.resolve("bundle").toString());

        Said said = new Unpacked(root.resolve("checkout"))
                .run(
                        environment,
                        List.of("python3", root.resolve("bundle/autograder.py").toString()));

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode result = JSON.readTree(root.resolve("checkout/result.json").toFile());
        assertThat(result.get("schema").asText()).isEqualTo("classroom50/result/v1");
        assertThat(result.get("classroom").asText()).isEqualTo("ml1");
        assertThat(result.get("assignment").asText()).isEqualTo("hw3");
        assertThat(result.get("owner").asText()).isEqualTo("octo-student");
        assertThat(result.get("datetime").asText()).isEqualTo("2026-11-20T14:32:05Z");
        assertThat(result.get("score").isInt()).isTrue();
        assertThat(result.get("max-score").isInt()).isTrue();
        assertThat(result.get("score").asInt() * 18)
                .isEqualTo(result.get("max-score").asInt() * 16);
        assertThat(result.toString()).doesNotContain(root.toString());
    }

    /** What lies there is served to everybody. */
    @Test
    void classroom50_hasNothingToHide() {
        Map<String, byte[]> everything = new Unpacked(packages.resolve("classroom50")).everything();

        assertThat(everything.keySet())
                .contains("nabla.zip!nabla/problem/problem.yaml")
                .noneMatch(path -> path.contains("org/nabla/reference/worked/"))
                .noneMatch(path -> path.matches(".*(Solve|Verify|Export)Command.*"));
        assertThat(Unpacked.holders(everything, "5.44766562448759")).isEmpty();
        assertThat(Unpacked.holders(everything, "expected: ["))
                .as("keys of questions")
                .noneMatch(path -> path.contains("problem.yaml"));
    }
}
