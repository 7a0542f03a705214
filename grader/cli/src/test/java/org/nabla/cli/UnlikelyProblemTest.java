package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Problem files that nobody means to write: each gets a message its author can act on, and never a stack trace. */
class UnlikelyProblemTest {

    private static final String SMALL = """
            format: 1
            id: small
            network: { inputs: 1, layers: [{ units: 1, activation: sigmoid }], loss: squared-error }
            parameters: { W1: 1, b1: 0 }
            data: { x: 1, y: 1 }
            update: { rule: gradient-descent, learning-rate: 0.1 }
            questions:
              - { id: Q1, asks: loss }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x: 1, | x: .nan, | NB105 | 5:12 | `x` has an entry that is not a finite number",
                "x: 1, y: 1 | x: [[]], y: 1 | NB104 | 5:13 | `data.x` has a row without entries",
                "x: 1, y: 1 | x: [], y: 1 | NB104 | 5:12 | `data.x` is neither a number nor a list of numbers",
                "W1: 1 | W1: [[1, 2], [3]] | NB104 | 4:19 | `parameters.W1` has rows of different length: row 1 has 2 entries, "
                        + "row 2 has 1",
                "id: small | id: Small Problem | NB105 | 2:5 | `id` must be in kebab-case, such as `softmax-classifier`, but is "
                        + "`Small Problem`",
                "id: Q1 | id: ../Q1 | NB105 | 8:11 | `questions[0].id` is made of letters, digits, `_`, `-` and `.`, but is "
                        + "`../Q1`",
                "asks: loss | asks: sum(a7) | NB107 | 8:21 | there is no quantity `a7`",
                "asks: loss | asks: 1/0 | NB105 | 8:21 | the answer to `1/0` is not finite on the published instance",
                "asks: loss | asks: log(0 - 1) | NB105 | 8:21 | the answer to `log(0 - 1)` is not finite on the published "
                        + "instance",
                "asks: loss | asks: 'after(1000000000, loss)' | NB106 | 8:21 | `after` takes a whole number of updates from 0 to "
                        + "10000, but got `1000000000`",
                "asks: loss | asks: 'after(1.5, loss)' | NB106 | 8:21 | `after` takes a whole number of updates from 0 to 10000, "
                        + "but got `1.5`",
                "asks: loss | asks: loss, points: -1 | NB105 | 8:35 | `questions[0].points` must be a finite number of at least "
                        + "0, but is -1",
                "asks: loss | asks: loss, points: 0x10 | NB105 | 8:35 | `questions[0].points` must be a plain number below "
                        + "1000000 with at most 6 decimals, but is 0x10",
                "asks: loss | asks: loss, points: 1e-999999999 | NB105 | 8:35 | `questions[0].points` must be a plain number "
                        + "below 1000000 with at most 6 decimals, but is 1e-999999999",
                "asks: loss | asks: loss, tolerance: { relative: -1 } | NB105 | 8:50 | `questions[0].tolerance.relative` must be "
                        + "a finite number of at least 0, but is -1",
                "units: 1, | units: 0, | NB105 | 3:41 | `network.layers[0].units` must be a whole number from 1 to 100000, but is "
                        + "a whole number, `0`",
                "inputs: 1, layers: [{ units: 1, | inputs: 100000, layers: [{ units: 100000, | NB111 | 1:1 | `W1` would have "
                        + "10000000000 entries, and 10000000 are the most",
                "questions: | variants: { layers: [100000, 100000] }\\nquestions: | NB111 | 1:1 | `W1` would have 10000000000 "
                        + "entries in the variants, and 10000000 are the most",
                "questions: | limits: { seconds: 1e300 }\\nquestions: | NB105 | 7:20 | `limits.seconds` must be at most 3600, but "
                        + "is 1e300",
                "learning-rate: 0.1 | learning-rate: -0.1 | NB105 | 6:50 | `update.learning-rate` must be more than 0, but is "
                        + "-0.1",
                "learning-rate: 0.1 | learning-rate: fast | NB104 | 6:50 | `update.learning-rate` must be a finite number, but is "
                        + "text, `fast`",
                "layers: [{ units: 1, activation: sigmoid }] | layers: [] | NB103 | 3:10 | the field `network.layers` is missing: "
                        + "at least one, such as `{ units: 3, activation: sigmoid }`"
            })
    void saysWhatAndWhere(String text, String replacement, String code, String place, String summary) {
        Run run = solve(SMALL.replace(text.strip(), replacement.strip().replace("\\n", "\n")));

        assertThat(run.exit()).as(run.toString()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[%s]: %s\n  --> problem.yaml:%s\n".formatted(code, summary, place))
                .doesNotContain("\tat ");
    }

    @Test
    void saysThatTheIdIsTaken_andWhere() {
        Run run = solve(SMALL + "  - { id: Q1, asks: y_hat }\n");

        assertThat(run.err()).startsWith("""
                        error[NB110]: the question `Q1` was already asked at problem.yaml:8:11
                          --> problem.yaml:9:11
                        """);
    }

    @Test
    void advisesQuotes_whenACommaEndsAnExpression() {
        Run run = solve(SMALL.replace("asks: loss", "asks: after(1, loss)"));

        assertThat(run.err())
                .contains("   = help: between braces a comma ends a value: put quotes around the expression\n");
    }

    /** Questions worth nothing are for practice. */
    @ParameterizedTest
    @ValueSource(strings = {"asks: loss, points: 0", "asks: 'after(1, loss)', points: 0.125"})
    void accepts_whatIsOnlyUnusual(String question) {
        Run run = solve(SMALL.replace("asks: loss", question));

        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void tellsEveryMistake_whenThereAreThirty() {
        StringBuilder text = new StringBuilder("format: 2\nid: Bad Id\ncolour: red\n");
        text.append("network:\n  inputs: none\n  layers:\n");
        for (int i = 0; i < 8; i++) {
            text.append("    - { units: -1, activation: sigmiod, size: 3 }\n");
        }
        text.append("  loss: cross-entrpy\nupdate: { rule: gradient-decent }\n");

        Run run = solve(text.toString());

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(Pattern.compile("(?m)^error\\[NB").matcher(run.err()).results())
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(Pattern.compile("(?m)^  --> problem\\.yaml:\\d+:\\d+$")
                        .matcher(run.err())
                        .results())
                .as("each says where")
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(run.err())
                .contains("did you mean `sigmoid`?")
                .contains("did you mean `cross-entropy`?")
                .contains("did you mean `gradient-descent`?");
    }

    @Test
    void saysWhatTheFileIs_whenItIsNoText() throws IOException {
        byte[] junk = new byte[3000];
        new SplittableRandom(1986).nextBytes(junk);
        Files.write(folder.resolve("problem.yaml"), junk);

        Run run = Run.of("solve", folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB101]: `problem.yaml` is not UTF-8");
    }

    @Test
    void saysThatItIsEmpty() {
        assertThat(solve("").err()).startsWith("error[NB101]: `problem.yaml` is empty\n");
    }

    @Test
    void saysThatThereIsNoProblemFile_inAnotherFolder() {
        Run run = Run.of("verify", folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).isEqualToIgnoringNewLines("""
                        error[NB101]: the folder has no problem file
                          --> %s
                           = help: a problem folder has a `problem.yaml` or a `problem.json`
                           = more: nabla explain NB101
                        """.formatted(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "ünïcödé ∇", "line\nend", "-dash", "a'quote\"s"})
    void works_whateverTheFolderIsCalled(String name) {
        ProblemCopy.write(folder.resolve(name).resolve("problem.yaml"), SMALL);

        Run run = Run.of("solve", folder.resolve(name));

        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void saysSo_whenAFolderLeadsIntoItself() throws IOException {
        Files.createSymbolicLink(folder.resolve("problem.yaml"), folder.resolve("problem.yaml"));

        Run run = Run.of("solve", folder);

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void saysSo_whenTheFileMayNotBeRead() throws IOException {
        Path file = folder.resolve("problem.yaml");
        Files.writeString(file, SMALL);
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root may read everything");

        Run run = Run.of("solve", folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB101]:");
    }

    private Run solve(String text) {
        ProblemCopy.write(folder.resolve("problem.yaml"), text);
        return Run.of("solve", folder);
    }
}
