package org.nabla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

    private final Matrix matrix = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void entries_runRowAfterRow() {
        assertThat(Matrix.of(new Shape(2, 3), 1, 2, 3, 4, 5, 6)).isEqualTo(matrix);
        assertThat(matrix.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(matrix.at(1, 0)).isEqualTo(4);
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(3);
    }

    @Test
    void equality_isOfBits() {
        assertThat(Matrix.scalar(Double.NaN)).isEqualTo(Matrix.scalar(Double.NaN));
        assertThat(Matrix.scalar(0.0)).isNotEqualTo(Matrix.scalar(-0.0));
        assertThat(Matrix.scalar(1)).isNotEqualTo(Matrix.scalar(Math.nextUp(1.0)));
        assertThat(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}}))
                .isEqualTo(matrix)
                .hasSameHashCodeAs(matrix);
    }

    @Test
    void equality_isOfShapesToo() {
        assertThat(Matrix.column(1, 2)).isNotEqualTo(Matrix.column(1, 2).transpose());
        assertThat(matrix).isNotEqualTo(matrix.reshaped(new Shape(3, 2)));
        assertThat(matrix).isNotEqualTo("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    }

    @Test
    void staysTheSame_whenArraysItWasMadeFromChange() {
        double[][] rows = {{1, 2, 3}, {4, 5, 6}};
        double[] entries = {1, 2, 3, 4, 5, 6};
        Matrix fromRows = Matrix.of(rows);
        Matrix fromEntries = Matrix.of(new Shape(2, 3), entries);

        rows[0][0] = 100;
        entries[0] = 100;

        assertThat(fromRows).isEqualTo(matrix);
        assertThat(fromEntries).isEqualTo(matrix);
    }

    @Test
    void staysTheSame_whenWhatItHandedOutChanges() {
        matrix.toArray()[0] = 100;
        matrix.toRows()[0][0] = 100;
        matrix.toRealMatrix().setEntry(0, 0, 100);

        assertThat(matrix).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    }

    @Test
    void with_changesACopy() {
        assertThat(matrix.with(1, 2, -1)).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, -1.0]]");
        assertThat(matrix.at(1, 2)).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "2, 0", "0, -1", "0, 3"})
    void saysWhichEntry_whenItLiesOutside(int row, int column) {
        String message = "entry [%d, %d] of a 2×3 matrix".formatted(row, column);

        assertThatThrownBy(() -> matrix.at(row, column))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> matrix.with(row, column, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(message);
    }

    @Test
    void refuses_whenNumberOfEntriesDoesNotFit() {
        assertThatThrownBy(() -> Matrix.of(new Shape(2, 3), 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a 2×3 matrix has 6 entries, but 2 were given");
        assertThatThrownBy(() -> matrix.reshaped(new Shape(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a 2×2 matrix has 4 entries, but 6 were given");
    }

    @Test
    void refuses_whenRowsDifferInLength() {
        assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 has 1 entries, but row 0 has 2");
    }

    @Test
    void refuses_whenScalarOfLargerMatrixIsAskedFor() {
        assertThatThrownBy(matrix::scalar)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a 2×3 matrix is not a scalar");
    }

    @Test
    void refusesToZip_whenShapesDiffer() {
        assertThatThrownBy(() -> matrix.zip(matrix.transpose(), Double::sum))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2×3 and 3×2 differ in shape");
    }

    @Test
    void operations_actOnEveryEntry() {
        assertThat(matrix.map(x -> -x)).hasToString("[[-1.0, -2.0, -3.0], [-4.0, -5.0, -6.0]]");
        assertThat(matrix.zip(matrix, (x, y) -> x * y)).hasToString("[[1.0, 4.0, 9.0], [16.0, 25.0, 36.0]]");
        assertThat(matrix.transpose()).hasToString("[[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]");
        assertThat(matrix.reshaped(new Shape(3, 2))).hasToString("[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]");
        assertThat(Matrix.filled(new Shape(1, 2), 7)).hasToString("[[7.0, 7.0]]");
    }

    @Test
    void realMatrix_goesThereAndBack() {
        assertThat(matrix.toRealMatrix()).isEqualTo(MatrixUtils.createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}
        }));
        assertThat(Matrix.of(matrix.toRealMatrix())).isEqualTo(matrix);
    }

    @Test
    void largestMagnitude_neverHidesNaN() {
        assertThat(Matrix.column(1, -3, 2).largestMagnitude()).isEqualTo(3);
        assertThat(Matrix.column(1, Double.NaN, 2).largestMagnitude()).isNaN();
        assertThat(Matrix.column().largestMagnitude()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NaN, false", "Infinity, false", "-Infinity, false", "1e308, true"})
    void isFinite_onlyWhenEveryEntryIs(double entry, boolean finite) {
        assertThat(Matrix.column(1, entry).isFinite()).isEqualTo(finite);
    }
}
