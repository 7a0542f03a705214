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

    private static String note(Matrix expected, Matrix actual) {
        return Relation.between(expected, actual, 3).orElseThrow().fact();
    }
}
