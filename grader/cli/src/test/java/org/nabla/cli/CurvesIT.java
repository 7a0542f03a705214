package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The losses of a training, drawn by solve, check and grade. */
class CurvesIT {

    private static final Path AUTOENCODER = Run.HOME.resolve("problems/autoencoder");
    private static final Path RIGHT = AUTOENCODER.resolve("submissions/accepted/numpy-style");
    private static final Path WRONG = AUTOENCODER.resolve("submissions/wrong/metric-sum-called-mean");
    private static final Path NO_TRAINING = AUTOENCODER.resolve("submissions/missing-task/train-not-written");
    private static final Pattern FRONT = Pattern.compile("<path class=\"front c[0-9]\" [^>]* d=\"(M[^\"h]*)\"");
    private static final Pattern BEHIND = Pattern.compile("<path class=\"behind c[0-9]\" [^>]* d=\"(M[^\"h]*)\"");

    @TempDir
    private Path folder;

    private static List<String> lines(Pattern pattern, String svg) {
        return pattern.matcher(svg).results().map(result -> result.group(1)).toList();
    }

    /**
     * Pixels worked out by hand from what the course's report is reproduced with: losses from 0 to 0.08 lie on 324 to 64, so
     * 0.0735896280229 lies at 324 - 260 · 0.0735896280229 / 0.08 = 84.83, and so on.
     */
    @Test
    void solve_drawsTheAnswerKey() {
        Path file = folder.resolve("key.svg");

        Run run = Run.of("solve", AUTOENCODER, "--curves", file);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\n      train_loss ", " test_loss\n", "\n      loss by epoch\n");
        String svg = ProblemCopy.read(file);
        assertThat(svg).contains(">A 3-2-3 autoencoder, trained sample by sample</text>");
        assertThat(lines(BEHIND, svg)).isEmpty();
        List<String> curves = lines(FRONT, svg);
        assertThat(curves).hasSize(2);
        assertThat(curves.get(0)).startsWith("M72 84.83L77.45 ").endsWith("L612 289.57");
        assertThat(curves.get(1)).startsWith("M72 69.96L77.45 ").endsWith("L612 281.76");
    }

    @Test
    void solve_namesTheInstance() {
        Path file = folder.resolve("variant.svg");

        Run.of("solve", AUTOENCODER, "--instance", "variant-2", "--curves", file);

        assertThat(ProblemCopy.read(file)).contains(">variant-2: A 3-2-3 autoencoder", ">3</text>");
    }

    @Test
    void solve_printsHistoriesAndTrainedParametersAsQuantities() {
        String json = Run.of("solve", AUTOENCODER, "--json").out();

        String quantities = json.substring(json.indexOf("\"quantities\""));
        assertThat(quantities)
                .contains("\"history(train_loss)\": [[0.07358962802", "\"history(test_loss)\": [[0.078164792")
                .contains("\"trained(W1)\": [[1.198", "\"trained(B2)\": ");
    }

    @Test
    void check_drawsBothLinesOnOneAnother_whenTheTrainingIsRight() {
        Path file = folder.resolve("right.svg");

        Run run = Run.of("check", AUTOENCODER, RIGHT, "--curves", file);

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("loss by epoch   ⠒⠒ submission   ░░ reference\n")
                .doesNotContain("deviat");
        String svg = ProblemCopy.read(file);
        assertThat(lines(FRONT, svg)).hasSize(2).isEqualTo(lines(BEHIND, svg));
    }

    /** The sum over the samples is divided by their number and then by 3: the curve has a third of the height. */
    @Test
    void check_drawsAWrongTrainingApart() {
        Path file = folder.resolve("wrong.svg");

        Run run = Run.of("check", AUTOENCODER, WRONG, "--curves", file, "--json", folder.resolve("report.json"));

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out()).contains("▲ first deviation", "first deviating epoch: 1 (train_loss), 1 (test_loss)");
        String svg = ProblemCopy.read(file);
        assertThat(height(lines(BEHIND, svg).get(0))).isEqualTo(324 - 84.83);
        assertThat(height(lines(FRONT, svg).get(0)) * 3).isBetween(239.0, 239.4);
        assertThat(ProblemCopy.read(folder.resolve("report.json")))
                .contains(
                        "\"curves\": [{",
                        "\"reference\": [0.0735896",
                        "\"submission\": [0.024529",
                        "\"first_deviating\": 1");
    }

    /** Of the first epoch above the axis, in pixels. */
    private static double height(String path) {
        MatchResult first = Pattern.compile("M72 ([0-9.]+)L")
                .matcher(path)
                .results()
                .findFirst()
                .orElseThrow();
        return 324 - Double.parseDouble(first.group(1));
    }

    @Test
    void check_saysWhyThereIsNoPicture_whenNoHistoryWasHandedIn() {
        Path file = folder.resolve("none.svg");

        Run run = Run.of("check", AUTOENCODER, NO_TRAINING, "--curves", file);

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.err())
                .isEqualTo("`%s` is not written: no history of a training was handed in\n".formatted(file));
        assertThat(file).doesNotExist();
        assertThat(run.out()).doesNotContain("loss by epoch");
    }

    @Test
    void grade_putsAPictureBesideEachReport() {
        Path out = folder.resolve("out");
        ProblemCopy.copyFolder(RIGHT, folder.resolve("in/s001"));
        ProblemCopy.copyFolder(NO_TRAINING, folder.resolve("in/s002"));
        ProblemCopy.write(out.resolve("s002.curves.svg"), "of an earlier run");

        Run run = Run.of("grade", AUTOENCODER, folder.resolve("in"), "--out", out);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(out.resolve("s001.curves.svg")).content().contains(">s001: A 3-2-3 autoencoder");
        assertThat(Files.exists(out.resolve("s002.curves.svg"))).isFalse();
        assertThat(out.resolve("s002.json")).content().doesNotContain("\"curves\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve", "check"})
    void needsChange_whenTheProblemDoesNotTrain(String command) {
        List<Object> arguments = command.equals("solve")
                ? List.of(command, "softmax-classifier")
                : List.of(command, "softmax-classifier", Run.CLASSIFIER.resolve("submissions/accepted/arrays"));
        Path file = folder.resolve("x.svg");

        Run run = Run.of(
                Stream.concat(arguments.stream(), Stream.of("--curves", file)).toArray());

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                error[NB602]: problem `softmax-classifier` has no training, so there are no curves
                  --> nabla %s --curves
                   = expected: a problem with `training:`, such as `autoencoder`
                   = help: leave `--curves` out
                   = more: nabla explain NB602

                """.formatted(command));
        assertThat(file).doesNotExist();
    }

    @Test
    void needsChange_whenThePictureCannotBeWritten() {
        Run run = Run.of("solve", AUTOENCODER, "--curves", folder.resolve("missing/x.svg"));

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).contains("`x.svg` could not be written", "there is no folder", "create the folder");
    }
}
