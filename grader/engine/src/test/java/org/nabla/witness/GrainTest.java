package org.nabla.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;

class GrainTest {

    private static final Matrix FINE = Matrix.column(0.1234567890123, 0, 1.0 / 3);

    @Test
    void doubles_areFine_evenLargeOnesWithFewDecimals() {
        assertThat(grain(FINE)).isEqualTo(Grain.DOUBLE);
        assertThat(grain(FINE.map(entry -> 1e9 * entry))).isEqualTo(Grain.DOUBLE);
    }

    @Test
    void floats_areToldByTheirBits() {
        assertThat(grain(FINE.map(entry -> (float) entry))).isEqualTo(Grain.FLOAT);
        assertThat(grain(FINE.map(entry -> (float) entry), FINE)).isEqualTo(Grain.FLOAT);
    }

    @Test
    void fewDecimals_areRounded_whereAllEntriesHaveFew() {
        assertThat(grain(Matrix.column(0.123, 0.6667, 0))).isEqualTo(Grain.ROUNDED);
        assertThat(grain(Matrix.column(0.123, 2.0 / 3, 0))).isEqualTo(Grain.DOUBLE);
        assertThat(grain(FINE.map(entry -> (float) entry), Matrix.column(0.123, 0.6667)))
                .isEqualTo(Grain.ROUNDED);
    }

    /** A unit that is off, a one-hot target, the sigmoid of 0. */
    @Test
    void simpleNumbers_sayNothing() {
        assertThat(grain(Matrix.column(0, 1, 0.5, 0.25, -3))).isEqualTo(Grain.DOUBLE);
    }

    private static Grain grain(Matrix... matrices) {
        return Grain.coarsest(List.of(matrices));
    }
}
