package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;

class RelationTest {

    private static final Matrix EXPECTED = Matrix.of(new double[][] {{1.22, -0.62, 0.26}, {-0.38, 1.28, 0.31}});

    /** The bias (0.2, -0.1) is missing. */
    private static final Matrix WITHOUT_BIAS = Matrix.of(new double[][] {{1.02, -0.82, 0.06}, {-0.28, 1.38, 0.41}});

    @Test
    void missingBias_showsAsADifferenceThatIsTheSameEverywhere() {
        assertThat(note(EXPECTED, WITHOUT_BIAS)).isEqualTo("the difference is the same in every column");
        assertThat(note(EXPECTED.transpose(), WITHOUT_BIAS.transpose()))
                .isEqualTo("the difference is the same in every row");
    }

    @Test
    void nothingIsSaid_whenDifferencesDiffer() {
        assertThat(Relation.between(EXPECTED, WITHOUT_BIAS.with(1, 2, 0.42), 3)).isEmpty();
    }

    @Test
    void nothingIsSaid_ofASingleColumn() {
        Matrix expected = Matrix.column(1.22, -0.38, 0.26);

        assertThat(Relation.between(expected, Matrix.column(1.02, -0.28, 0.16), 1))
                .isEmpty();
    }

    @Test
    void numberOfSamples_isTold_andNoMeanIsSupposed() {
        Relation relation =
                Relation.between(EXPECTED, EXPECTED.map(entry -> 3 * entry), 3).orElseThrow();

        assertThat(relation.fact()).isEqualTo("the value is 3 times too large, and there are 3 samples");
        assertThat(relation.advice()).doesNotContain("mean");
    }

    @Test
    void wrongSigns_areCounted_andPlacedWhereTheyFillARowOrColumn() {
        Matrix scattered = EXPECTED.with(0, 1, 0.62).with(1, 0, 0.38);
        Matrix row = Matrix.of(new double[][] {{1.22, -0.62, 0.26}, {0.38, -1.28, -0.31}});
        Matrix column = EXPECTED.with(0, 2, -0.26).with(1, 2, -0.31);

        assertThat(note(EXPECTED, scattered))
                .isEqualTo("every size is right; the sign is the opposite in 2 of 6 entries");
        assertThat(note(EXPECTED, row))
                .isEqualTo("every size is right; the sign is the opposite in 3 of 6 entries, all of row 2");
        assertThat(note(EXPECTED, column))
                .isEqualTo("every size is right; the sign is the opposite in 2 of 6 entries, all of column 3");
    }

    @Test
    void rightRows_areCounted_andASingleOneIsNamed() {
        Matrix four = Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});

        assertThat(note(four, four.with(2, 0, 5.5))).isEqualTo("only row 3 is wrong");
        assertThat(note(four, four.with(2, 0, 5.5).with(3, 1, 9))).isEqualTo("2 of 4 rows are right");
        assertThat(note(four, four.with(0, 0, 9).with(2, 0, 5.5).with(3, 1, 9.25)))
                .isEqualTo("only row 2 is right");
        assertThat(note(EXPECTED, EXPECTED.with(0, 0, 9).with(1, 0, 8.5))).isEqualTo("only column 1 is wrong");
        assertThat(note(EXPECTED, EXPECTED.with(0, 0, 9))).isEqualTo("only row 2 is right");
    }

    private static String note(Matrix expected, Matrix actual) {
        return Relation.between(expected, actual, 3).orElseThrow().fact();
    }
}
