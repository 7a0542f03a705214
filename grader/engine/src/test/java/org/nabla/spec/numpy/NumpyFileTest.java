package org.nabla.spec.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** Files that NumPy itself wrote; {@code make.py} beside them is how. */
class NumpyFileTest {

    private static final Matrix SIGNED = Matrix.of(new double[][] {{1, -2, 3}, {-4, 5, 100}});
    private static final Matrix UNSIGNED = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 200}});
    private static final Matrix BIAS = Matrix.column(0.5, -0.5);

    @ParameterizedTest
    @ValueSource(strings = {"f8", "f4", "i1", "i2", "i4", "i8"})
    void signedNumbers_areReadInBothByteOrders(String type) {
        assertThat(readOne("little-" + type)).isEqualTo(SIGNED);
        assertThat(readOne("big-" + type)).isEqualTo(SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "u2", "u4", "u8"})
    void unsignedNumbers_areReadInBothByteOrders(String type) {
        assertThat(readOne("little-" + type)).isEqualTo(UNSIGNED);
        assertThat(readOne("big-" + type)).isEqualTo(UNSIGNED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersion_isRead(int version) {
        assertThat(readOne("version-" + version)).isEqualTo(SIGNED);
    }

    @Test
    void booleans_areZeroAndOne() {
        assertThat(readOne("booleans")).isEqualTo(Matrix.of(new double[][] {{1, 0}, {0, 1}}));
    }

    /** Expected values as Python gives them: {@code float(2**64 - 1)}, {@code float(2**63)}, {@code float(2**53 + 1)}. */
    @Test
    void largeIntegers_areRoundedToTheNearestDouble() {
        assertThat(readOne("extremes-u8")).isEqualTo(Matrix.column(0x1p64, 0x1p63, 0x1p53));
    }

    @Test
    void notFiniteNumbers_areKept() {
        assertThat(readOne("not-finite"))
                .isEqualTo(Matrix.column(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0));
    }

    @Test
    void fortranOrder_isTheSameMatrix() {
        assertThat(readOne("fortran")).isEqualTo(SIGNED);
    }

    @Test
    void scalar_isOneByOne_andVectorIsAColumn() {
        assertThat(readOne("scalar")).isEqualTo(Matrix.scalar(0.1));
        assertThat(readOne("vector")).isEqualTo(Matrix.column(1.5, -2.5, 3.5));
        assertThat(readOne("empty").shape()).isEqualTo(new Shape(0, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored.npz", "streamed.npz"})
    void archive_givesItsArraysByName(String file) {
        assertThat(NumpyFile.read(file(file))).isEqualTo(Map.of("W1", SIGNED, "b1", BIAS));
    }

    @Test
    void archive_isRead_whenDeflated() {
        assertThat(NumpyFile.read(file("deflated.npz")))
                .isEqualTo(Map.of("W1", SIGNED, "zeros", Matrix.filled(new Shape(200, 200), 0)));
    }

    @Test
    void arraysWithoutNames_haveNumpysNames() {
        assertThat(NumpyFile.read(file("unnamed.npz")))
                .isEqualTo(Map.of("arr_0", Matrix.scalar(1), "arr_1", Matrix.scalar(2)));
    }

    /** Compared with what the course's worksheet prints, to 8 decimals. */
    @Test
    void classifierParameters_areTheOnesOfTheWorksheet() {
        Map<String, Matrix> parameters = NumpyFile.read(file("classifier-parameters.npz"));

        double[] printed = {
            0.5488135, 0.71518937, 0.60276338, //
            0.54488318, 0.4236548, 0.64589411, //
            0.43758721, 0.891773, 0.96366276
        };
        assertThat(parameters.keySet()).containsExactly("W1", "W2", "W3", "b1", "b2", "b3");
        assertThat(parameters).hasEntrySatisfying("W1", matrix -> {
            assertThat(matrix.shape()).isEqualTo(new Shape(3, 3));
            assertThat(matrix.toArray()).containsExactly(printed, within(0.5e-8));
        });
        assertThat(parameters)
                .hasEntrySatisfying("b1", matrix -> assertThat(matrix.shape()).isEqualTo(new Shape(3, 1)));
    }

    private static Matrix readOne(String name) {
        Map<String, Matrix> arrays = NumpyFile.read(file(name + ".npy"));
        assertThat(arrays).containsOnlyKeys(name);
        return arrays.values().iterator().next();
    }

    static Path file(String name) {
        try {
            return Path.of(NumpyFileTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
