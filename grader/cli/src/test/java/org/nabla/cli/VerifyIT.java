package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code nabla verify} proves, and what it finds; the whole set of submissions is KnownSubmissionsIT's. */
class VerifyIT {

    @TempDir
    private Path folder;

    @Test
    void proves_theClassifierAndNamesItsWrongKeys() {
        ProblemCopy copy = ProblemCopy.ofClassifier(folder)
                .withSubmissions(
                        "accepted/real-matrix",
                        "wrong/bias-matrix-broadcast-chain",
                        "wrong/bias-gradient-is-weight-gradient-last-layer");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out()).startsWith("""
                        softmax-classifier: proven
                          + 26 questions on 1 instance agree in 4 ways: backpropagation, central differences, \
                        forward-mode differentiation, 40-digit evaluation
                          + the worked solution `real-matrix` is right on 1 instance
                          + 19 typed values are right to every digit, by the graph, the worked solution, \
                        central differences and 40 digits
                          + the wrong key of grad_b3 is known, and its cause reproduces it
                          + the wrong key of Q7 is known, and its cause reproduces it
                        """).contains("""
                          + 3 known submissions are judged as their folders say
                        """).contains("""
                        note[NB502]: the published value of `Q7` is wrong, as the problem file says
                          --> problem.yaml:75:25
                           = right:     0.0725333008104706
                           = published: 6.590823679375906
                           = note:      `bias-matrix-broadcast-chain` leads to it, as \
                        `wrong/bias-matrix-broadcast-chain` shows
                           = more: nabla explain NB502
                        """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void printsWhatTheStartersEarn_andHowLongItTook() {
        Run run = Run.of("verify", bare().folder());

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out())
                .contains("  + the starters earn nothing, and every question of theirs counts as not attempted\n")
                .containsPattern(
                        "  \\+ the noise of doubles, measured with 40 digits and with every sum in 2 other orders, "
                                + "takes at most \\d\\.\\de-\\d+ of a tolerance \\(\\w+\\); a tenth may be taken\n")
                .containsPattern("\n  \\(\\d+\\.\\d s\\)\n");
    }

    @Test
    void leavesSubmissionsOut_whenAskedTo() {
        ProblemCopy copy = ProblemCopy.ofClassifier(folder).submission("wrong/loss-log-base-10", "accepted/worked");

        Run run = Run.of("verify", "--no-submissions", copy.folder());

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out())
                .startsWith("softmax-classifier: proven\n")
                .contains(
                        "  + 19 typed values are right to every digit, by the graph, central differences and 40 digits\n")
                .contains("  - submissions, starters and published keys were left out\n")
                .doesNotContain("starters earn")
                .doesNotContain("known submissions");
    }

    @Test
    void notProven_whenTheStarterEarnsPoints() {
        ProblemCopy copy = bare().with("asks: count(parameters), expected: 36", "asks: 2 * learning_rate");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out())
                .containsOnlyOnce("error[NB508]: the starter earns the points of `Q1`\n")
                .contains("   = actual:   `correct`\n");
    }

    @Test
    void printsProblemsInTheirOrder_whenThereAreSeveral() {
        Run run = Run.of("verify", "--no-submissions", "--jobs", 3, "softmax-softargmax", bare().folder(), "jacobians");

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out().lines().filter(line -> line.endsWith(": proven")))
                .containsExactly("softmax-softargmax: proven", "softmax-classifier: proven", "jacobians: proven");
    }

    /** The last digit, the first, and one in between; of numbers, vectors and matrices. */
    @ParameterizedTest
    @CsvSource({
        "Q1, 'expected: 36', 'expected: 37'",
        "Q2, 5.44766562448759, 5.44766562448758",
        "Q3, 2.5749524957231924, 2.5749524957231954",
        "Q4a, 6.460166773282592, 7.460166773282592",
        "Q4b, 2.63139309587371, 2.63139319587371",
        "Q4, 0.8563785622753882, 0.8563785622753892",
        "y_hat, '0.33838847, 0.42469732', '0.33838846, 0.42469732'",
        "grad_h2, '0.1954864,', '0.1954865,'",
        "grad_W3, 0.26465862, 0.26465872",
        "grad_W2, '-0.00337525,', '0.00337525,'",
        "grad_W1, '[0.00083319, 0, 0.00083319]', '[0.00083319, 1, 0.00083319]'",
        "new_W1, 0.60193019, 0.60193018"
    })
    void notProven_whenADigitOfAnExpectedValueIsChanged(String question, String digits, String changed) {
        ProblemCopy copy = bare().with(digits, changed);

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out())
                .startsWith("softmax-classifier: not proven\n")
                .contains("error[NB501]: the expected value of `%s` is not the right one\n".formatted(question))
                .containsOnlyOnce("error[");
    }

    @Test
    void saysWhatIsRight_whenATypedValueIsNot() {
        ProblemCopy copy = bare().with("5.44766562448759", "5.44766562448758");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.out()).endsWith("""

                        error[NB501]: the expected value of `Q2` is not the right one
                          --> problem.yaml:27:40
                           = expected: 5.44766562448759, by backpropagation
                           = actual:   5.44766562448758
                           = help: leave `expected` out, or correct it; a key that was published and is wrong belongs \
                        under `published`
                           = more: nabla explain NB501
                        """);
    }

    @Test
    void saysWhichEntry_whenOneOfAMatrixIsNotRight() {
        ProblemCopy copy = bare().with("0.26465862", "0.26465872");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.out()).contains("   = actual:   0.26465872 at row 2, column 2\n");
    }

    @Test
    void notProven_whenTheToleranceIsBelowNoise() {
        ProblemCopy copy = bare().with("relative: 1e-6", "relative: 1e-17");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out())
                .contains("error[NB503]: the tolerance of `Q2` is below the noise of double arithmetic\n")
                .contains("   = actual:   1e-17\n")
                .contains(
                        "   = help: a right solution that adds in another order would be marked wrong; 1e-6 is usual\n")
                .as("a count is exact")
                .doesNotContain("the tolerance of `Q1`");
    }

    @ParameterizedTest
    @CsvSource({"relative: 1, 0 in place of the value", "relative: 0.2, a value off by a tenth"})
    void notProven_whenTheToleranceAcceptsSlips(String tolerance, String slip) {
        ProblemCopy copy = bare().with("relative: 1e-6", tolerance);

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out()).contains("error[NB504]: the tolerance of `Q6` accepts %s\n".formatted(slip));
    }

    @Test
    void notProven_whenAnAbsoluteToleranceIsAboveTheGradients() {
        ProblemCopy copy = bare().with("relative: 1e-6", "relative: 1e-6, absolute: 0.01");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out())
                .contains("error[NB504]: the tolerance of `grad_W1` accepts 0 in place of the value\n")
                .contains("   = actual: relative 1e-6, absolute 0.01\n")
                .doesNotContain("the tolerance of `Q2`");
    }

    @Test
    void notProven_whenNothingReproducesAPublishedKey() {
        ProblemCopy copy =
                ProblemCopy.ofClassifier(folder).withSubmissions("wrong/bias-gradient-is-weight-gradient-last-layer");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out()).endsWith("""

                        error[NB502]: nothing reproduces the published value of `Q7`
                          --> problem.yaml:75:25
                           = expected: a submission `wrong/bias-matrix-broadcast-chain` that gives it
                           = help: add that submission, or correct `because`
                           = more: nabla explain NB502
                        """).containsOnlyOnce("error[");
    }

    @Test
    void notProven_whenAPublishedKeyIsRight() {
        ProblemCopy copy = ProblemCopy.ofClassifier(folder)
                .withSubmissions(
                        "wrong/bias-matrix-broadcast-chain", "wrong/bias-gradient-is-weight-gradient-last-layer")
                .with("6.590823679375906", "0.0725333008105");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out())
                .contains("error[NB502]: the published value of `Q7` is right\n")
                .contains("   = help: write it as `expected`\n");
    }

    @Test
    void notProven_whenAKnownSubmissionIsJudgedOtherwise() {
        ProblemCopy copy = ProblemCopy.ofClassifier(folder)
                .withoutPublishedKeys()
                .withSubmissions("accepted/arrays")
                .submission("accepted/real-matrix", "crashing/real-matrix")
                .submission("wrong/loss-log-base-10", "accepted/loss-log-base-10");
        ProblemCopy.write(folder.resolve("submissions/crashing/real-matrix/expected.yaml"), "verdicts: { Q4: raised }");
        ProblemCopy.write(folder.resolve("submissions/accepted/loss-log-base-10/expected.yaml"), "verdicts: {}");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out()).contains("""
                        error[NB505]: the submission `crashing/real-matrix` is not judged as its folder says
                          --> problem `softmax-classifier`
                           = actual: Q4 is `correct`, not `raised`
                           = more: nabla explain NB505
                        """).contains("""
                        error[NB505]: the submission `accepted/loss-log-base-10` is not judged as its folder says
                          --> problem `softmax-classifier`
                           = actual: Q4 is `incorrect`, not `correct`
                           = actual: Q7 is `carried-forward`, not `correct`
                           = more: nabla explain NB505
                        """);
    }

    @Test
    void notProven_whenTheWorkedSolutionIsWrong() {
        ProblemCopy copy = ProblemCopy.ofClassifier(folder)
                .withoutPublishedKeys()
                .submission("wrong/loss-log-base-10", "accepted/worked");

        Run run = Run.of("verify", copy.folder());

        assertThat(run.exit()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(run.out())
                .contains("error[NB506]: the worked solution does not get full points\n")
                .contains("   = actual: Q4 is incorrect on instance `published`\n");
    }

    @Test
    void needsChange_whenNoProblemIsNamed() {
        Run run = Run.of("verify");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).isEqualToIgnoringNewLines("""
                        error[NB602]: no problem is named
                          --> nabla verify
                           = help: name one, such as `nabla verify softmax-classifier`, or give `--all`
                           = more: nabla explain NB602
                        """);
    }

    private ProblemCopy bare() {
        return ProblemCopy.ofClassifier(folder).withoutPublishedKeys();
    }
}
