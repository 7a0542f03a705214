package org.nabla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, -1"})
    void namesBothSides_whenOneIsNegative(int rows, int columns) {
        assertThatThrownBy(() -> new Shape(rows, columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a shape has no negative side, but is %d×%d", rows, columns);
    }

    @Test
    void isRefused_whenNoArrayCouldHoldIt() {
        assertThatThrownBy(() -> new Shape(1 << 16, 1 << 15)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, true, true",
        "1, 4, 4, false, true",
        "4, 1, 4, false, true",
        "2, 3, 6, false, false",
        "0, 3, 0, false, false"
    })
    void shape_knowsItsSizeAndKind(int rows, int columns, int size, boolean scalar, boolean vector) {
        Shape shape = new Shape(rows, columns);

        assertThat(shape.size()).isEqualTo(size);
        assertThat(shape.isScalar()).isEqualTo(scalar);
        assertThat(shape.isVector()).isEqualTo(vector);
        assertThat(shape.transposed()).isEqualTo(new Shape(columns, rows));
        assertThat(shape).hasToString(rows + "×" + columns);
    }
}
