package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a student meets: check, the starter, and the sheet of answers. */
class CheckIT {

    private static final Path PROBLEM = Run.RESOURCES.resolve("shared-bias");

    @TempDir
    private Path folder;

    @Test
    void zero_whenEverythingIsCorrect() {
        Run run = Run.of("check", PROBLEM, PROBLEM.resolve("Right.java"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("5.5 of 5.5 points").doesNotContain("error[");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void one_whenSomethingIsNotCorrect() {
        Run run = Run.of("check", PROBLEM, PROBLEM.resolve("Wrong.java"));

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out()).as("what is right is not given away").doesNotContain("0.0187256");
    }

    @Test
    void two_whenItDoesNotCompile() {
        ProblemCopy.write(folder.resolve("Work.java"), "public class Work {\n    double x = ;\n}\n");

        Run run = Run.of("check", PROBLEM, folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out())
                .contains("error[NB303]: `Work.java` does not compile: illegal start of expression")
                .contains("--> Work.java:2:16");
    }

    @Test
    void two_whenThereIsNothingThere() {
        Run run = Run.of("check", PROBLEM, folder.resolve("missing"));

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB301]: there is no folder or file `missing`\n");
    }

    @Test
    void two_whenThereIsOnlyAPdf() {
        ProblemCopy.write(folder.resolve("my report.pdf"), "%PDF-1.4");

        Run run = Run.of("check", PROBLEM, folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[NB310]: there is nothing to grade\n")
                .contains("   = actual:   `my report.pdf`\n");
    }

    @Test
    void two_whenASourceIsHuge() {
        ProblemCopy.write(folder.resolve("Huge.java"), "// " + "x".repeat(20_000_000));

        Run run = Run.of("check", PROBLEM, folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB30").contains("Huge.java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "ünïcödé ∇", "line\nend"})
    void works_whateverTheFolderIsCalled(String name) {
        ProblemCopy.copyFolder(
                PROBLEM.resolve("Right.java"), folder.resolve(name).resolve("Right.java"));

        Run run = Run.of("check", PROBLEM, folder.resolve(name));

        assertThat(run.exit()).as(run.toString()).isZero();
    }

    @Test
    void html_isAPage_withTheScore() throws IOException {
        Path page = folder.resolve("report.html");

        Run run = Run.of("check", PROBLEM, PROBLEM.resolve("Right.java"), "--html", page);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(page).content().startsWith("<!DOCTYPE html>").contains("<title>", "Content-Security-Policy");
    }

    @Test
    void writesItsReport_whenAsked() {
        Path json = folder.resolve("report.json");

        Run run = Run.of("check", PROBLEM, PROBLEM.resolve("Right.java"), "--json", json);

        assertThat(run.exit()).isZero();
        assertThat(json).content().contains("\"format\": 1").doesNotContain("\"expected\"");
    }

    @Test
    void starter_compilesAndScoresNothing() {
        Run written = Run.of("new", "softmax-classifier", folder.resolve("work"));
        Run run = Run.of("check", "softmax-classifier", folder.resolve("work"));

        assertThat(written.exit()).isZero();
        assertThat(written.out())
                .endsWith("fill it in, then: nabla check softmax-classifier %s\n".formatted(folder.resolve("work")));
        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out()).contains(": 0 of 18 points");
        assertThat(run.out().lines().filter(line -> line.contains("not attempted")))
                .hasSize(26);
    }

    /** In YAML, in JSON and as a table; rounded to what a person types. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yaml | J: 0.2983711088 @ dW2: [[0.082167041, -0.0226025404], [0.0826676278, -0.0227402422]] @ "
                        + "db1: 0.0187256094 @ new_J: 0.2857508867 | 5.5 of 5.5",
                "a.yaml | J: 0.2984 @ dW2: [[0.08217, -0.02260], [0.08267, -0.02274]] @ db1: 0.01873 @ new_J: 0.2858 | 5.5 of 5.5",
                "a.yaml | J: 0.30 @ db1: 0.019 @ new_J: 0.29 | 3.5 of 5.5",
                "a.yaml | db1: 0.02 | 0 of 5.5",
                "a.yaml | J: -0.2984 @ db1: -0.01873 | 0 of 5.5",
                "a.json | {'J': 0.2984, 'db1': 0.01873, 'Q9': 1} | 2.5 of 5.5",
                "a.csv | question,value @ J,0.2984 @ db1,0.01873 @ new_J,0.2859 | 2.5 of 5.5",
                "a.yaml | j: 0.2984 @ Q99: 1 | 0 of 5.5",
                "a.yaml | J: about a third @ db1: 0.01873 | 1.5 of 5.5"
            })
    void sheet_isRightToItsDigits(String name, String text, String points) {
        ProblemCopy.write(folder.resolve(name), text.replace(" @ ", "\n").replace('\'', '"') + "\n");

        Run run = Run.of("check", PROBLEM, folder.resolve(name));

        assertThat(run.out()).contains(": %s points\n".formatted(points));
        assertThat(run.exit()).isEqualTo(points.startsWith("5.5") ? ExitCodes.DONE : ExitCodes.NOT_ALL_CORRECT);
    }

    @Test
    void sheet_asksBackAboutAnUnknownId() {
        ProblemCopy.write(folder.resolve("answers.yaml"), "new_j: 0.2858\n");

        Run run = Run.of("check", PROBLEM, folder);

        assertThat(run.out()).contains("there is an answer to `new_j`");
    }

    /** Every answer that has its question is meant for that one, however near the names are. */
    @Test
    void sheet_doesNotTakeTheAnswerToOneQuestionForThatToAnother() {
        ProblemCopy.write(folder.resolve("answers.yaml"), "Q1: 36\nQ8: 0.5\n");

        Run run = Run.of("check", "softmax-classifier", folder);

        assertThat(run.out()).doesNotContain("there is an answer to `Q1`").contains("there is an answer to `Q8`");
    }

    @Test
    void sheet_ofTheAnswerKeyGetsFullPoints() {
        String key = Run.of("solve", "softmax-classifier", "--json").out();
        ProblemCopy.write(folder.resolve("answers.json"), key);

        Run run = Run.of("check", "softmax-classifier", folder);

        assertThat(run.out()).contains(": 18 of 18 points");
        assertThat(run.exit()).isZero();
    }

    @Test
    void sheet_thatCannotBeReadSaysWhere() {
        ProblemCopy.write(folder.resolve("answers.yaml"), "J: [1, 2\n");

        Run run = Run.of("check", PROBLEM, folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out() + run.err()).contains("error[NB311]:").contains("--> answers.yaml:");
    }

    /** What a shell would run, in a process of its own: the exit code reaches it, and results go to standard output. */
    @Test
    void runs_asAProgramOfItsOwn() throws IOException, InterruptedException {
        assertThat(exit("problems")).isZero();
        assertThat(folder.resolve("out")).content().contains("softmax-classifier");
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(exit("solve", "nothing")).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(folder.resolve("err")).content().startsWith("error[NB601]:");
    }

    private int exit(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dnabla.home=" + Run.HOME,
                                "-cp",
                                Run.HOME.resolve("grader/cli/target/nabla/lib") + "/*",
                                Main.class.getName()),
                        Arrays.stream(arguments))
                .toList();
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();
    }
}
