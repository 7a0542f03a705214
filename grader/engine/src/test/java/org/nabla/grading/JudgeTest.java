package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.message.Message.Evidence;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.spec.Tolerance;
import org.nabla.submission.SourceFile;

/** The cases in which other graders' rules go wrong, each with the verdict it must have. */
class JudgeTest {

    private static final Problem PROBLEM =
            ProblemReader.read(Path.of(System.getProperty("nabla.home")).resolve("problems/softmax-classifier"));
    private static final Judge JUDGE = new Judge(PROBLEM);

    @ParameterizedTest
    @CsvSource({
        // expected, actual, scale of what it is computed from, verdict
        "0,         1e-12,              1,        correct",
        "0,         -1e-12,             1,        correct",
        "0,         -0.0,               1,        correct",
        "3e-9,      0,                  3e-9,     incorrect",
        "3e-9,      -3e-9,              3e-9,     incorrect",
        "3e-9,      3.00000000001e-9,   3e-9,     correct",
        "0.004217,  -0.004217,          0.004217, incorrect",
        "0.125,     0.1250000001,       0.125,    correct",
        "0.3466,    0.3570,             0.3466,   incorrect",
        "2.302585092994046, 2.3026,     2.3,      incorrect",
        "1,         NaN,                1,        incorrect",
        "1,         Infinity,           1,        incorrect",
        "1,         -Infinity,          1,        incorrect",
        "0,         NaN,                1,        incorrect"
    })
    void verdict_onANumberFromCode(double expected, double actual, double scale, String verdict) {
        Verdict given = verdict(new Expected(Matrix.of(new double[][] {{expected}}), scale), actual);

        assertThat(given.id()).isEqualTo(verdict);
    }

    @Test
    void roundingInPlaceOfZero_isRightBesideLargerEntries() {
        Expected expected = new Expected(Matrix.of(new double[][] {{0.1}, {0}}), 0.1);

        Verdict verdict = verdict(expected, Matrix.of(new double[][] {{0.1}, {1e-17}}), false);

        assertThat(verdict).isInstanceOf(Verdict.Correct.class);
    }

    @Test
    void zeroInPlaceOfASmallEntry_isWrongBesideLargerEntries() {
        Expected expected = new Expected(Matrix.of(new double[][] {{0.1}, {1e-8}}), 0.1);

        Verdict verdict = verdict(expected, Matrix.of(new double[][] {{0.1}, {0}}), false);

        assertThat(verdict).isInstanceOf(Verdict.Incorrect.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3 | 3 | 1 | false | 1×3, a row where a column is due",
                "1 3 5 2 4 6 | 2 | 3 | false | 2×3, the transpose of the expected matrix",
                "1 2 3 4 5 6 | 6 | 1 | true | 6×1, the expected matrix flattened, row after row",
                "1 3 5 2 4 6 | 6 | 1 | true | 6×1, the expected matrix flattened, column after column"
            })
    void rearranged_isNamedAsThat(String entries, int rows, int columns, boolean flat, String how) {
        double[] values = List.of(entries.trim().split(" ", -1)).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        boolean row = how.contains("a row");
        Matrix actual = row ? matrix(1, 3, values) : matrix(rows, columns, values);
        Matrix expected = row ? matrix(3, 1, 1, 2, 3) : matrix(3, 2, 1, 2, 3, 4, 5, 6);

        Verdict verdict = verdict(new Expected(expected, 6), actual, flat);

        assertThat(verdict).isInstanceOf(Verdict.Incorrect.class);
        assertThat(verdict.message().orElseThrow().evidence()).contains(Evidence.actual(how));
    }

    @Test
    void plainVector_hasNoDirection() {
        Expected column = new Expected(matrix(3, 1, 1, 2, 3), 3);

        assertThat(verdict(column, matrix(3, 1, 1, 2, 3), true)).isInstanceOf(Verdict.Correct.class);
        assertThat(verdict(column, matrix(1, 3, 1, 2, 3), true)).isInstanceOf(Verdict.Correct.class);
    }

    @Test
    void transposedSquare_isNamedAsThat() {
        Verdict verdict = verdict(new Expected(matrix(2, 2, 1, 2, 3, 4), 4), matrix(2, 2, 1, 3, 2, 4), false);

        assertThat(verdict.message().orElseThrow().evidence())
                .contains(Evidence.actual("2×2, the transpose of the expected matrix"));
        assertThat(verdict.message().orElseThrow().toString())
                .as("the shape is right, so that looking at it helps nobody")
                .contains("which index is the row?");
    }

    @Test
    void otherShape_isToldBeforeOtherValues() {
        Verdict verdict = verdict(new Expected(matrix(2, 2, 1, 2, 3, 4), 4), matrix(3, 1, 9, 9, 9), false);

        assertThat(verdict.message().orElseThrow().render())
                .startsWith("error[NB201]: `sum(a1)` has the wrong shape\n")
                .contains("   = expected: 2×2\n")
                .contains("   = actual:   3×1\n");
    }

    /** A typed answer is right to the digits it was typed with, of which there are two at least. */
    @ParameterizedTest
    @CsvSource({
        "2.302585092994046, 2.3026,    correct",
        "2.302585092994046, 2.3,       correct",
        "2.302585092994046, 2,         incorrect",
        "2.302585092994046, 2.3025,    incorrect",
        "2.302585092994046, 2.302585092994046, correct",
        "2.302585092994046, -2.3026,   incorrect",
        "0.004217,          0.0042,    correct",
        "0.004217,          0.00422,   correct",
        "0.004217,          4.217e-3,  correct",
        "0.004217,          -0.0042,   incorrect",
        "0.004217,          0.004,     incorrect",
        "0.004217,          0.0,       incorrect",
        "0.004217,          0,         incorrect",
        "36,                36,        correct",
        "36,                36.0,      correct",
        "36,                35,        incorrect",
        "0.125,             0.12,      correct",
        "0.125,             0.13,      correct",
        "0.3466,            0.3570,    incorrect",
        "3e-9,              -3e-9,     incorrect",
        "3e-9,              0.0,       incorrect",
        "0,                 0,         correct",
        "0,                 0.00,      correct"
    })
    void verdict_onATypedNumber(double expected, String typed, String verdict) {
        Question question = PROBLEM.question("Q2").orElseThrow();
        AnswerKey.InstanceKey key = key(new Expected(Matrix.of(new double[][] {{expected}}), Math.abs(expected)));
        AnswerSheet sheet = AnswerSheet.read(sheet("Q2: " + typed));

        Verdict given = JUDGE.judge(question, key, sheet.to(question, key)).verdict();

        assertThat(given.id()).isEqualTo(verdict);
    }

    private static SourceFile sheet(String text) {
        return new SourceFile("answers.yaml", text);
    }

    private static Matrix matrix(int rows, int columns, double... entries) {
        return Matrix.of(new Shape(rows, columns), entries);
    }

    private static Verdict verdict(Expected expected, double actual) {
        return verdict(expected, Matrix.of(new double[][] {{actual}}), false);
    }

    private static Verdict verdict(Expected expected, Matrix actual, boolean flat) {
        Question question = PROBLEM.question("Q2").orElseThrow();
        return JUDGE.judge(question, key(expected), Answer.of(actual, flat), Tolerance.USUAL)
                .verdict();
    }

    private static AnswerKey.InstanceKey key(Expected expected) {
        return new AnswerKey.InstanceKey(PROBLEM.published(), Map.of(), Map.of(), Map.of("Q2", expected));
    }
}
