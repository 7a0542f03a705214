package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;

/** The texts are what Python makes of the numbers: {@code base64.b64encode(struct.pack("<6d", ...))}. */
class PackedNumbersTest {

    private static final Matrix NUMBERS =
            Matrix.of(new double[][] {{0.1, -0.0, Double.POSITIVE_INFINITY}, {Double.NaN, 1e-300, 3}});
    private static final String PACKED = "2x3:mpmZmZmZuT8AAAAAAAAAgAAAAAAAAPB/AAAAAAAA+H9Z8/jCH26lAQAAAAAAAAhA";

    @Test
    void text_isRowAfterRow_littleEndFirst() {
        assertThat(PackedNumbers.text(NUMBERS)).isEqualTo(PACKED);
    }

    @Test
    void value_hasEveryBit() throws MalformedReplyException {
        assertThat(PackedNumbers.value(PACKED)).isEqualTo(new ReturnedValue(2, NUMBERS));
    }

    @Test
    void value_isAVector_withOneSize() throws MalformedReplyException {
        assertThat(PackedNumbers.value("1:AAAAAAAA+D8=")).isEqualTo(new ReturnedValue(1, Matrix.scalar(1.5)));
        assertThat(PackedNumbers.value("0:")).isEqualTo(new ReturnedValue(1, Matrix.column()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.5",
                ":AAAAAAAA+D8=",
                "x:AAAAAAAA+D8=",
                "1x1x1:AAAAAAAA+D8=",
                "-1x-1:AAAAAAAA+D8=",
                "99999999999x1:AAAAAAAA+D8=",
                "65536x65536:",
                "2x1:AAAAAAAA+D8=",
                "1x1:AAAAAAAA+D8=AA==",
                "1x1:AAAA",
                "1x1:AAAAAAAA D8=",
                "1x1:AAAAAAAA+Dé="
            })
    void value_isRefused_whenItIsNotWhatItSays(String text) {
        assertThatThrownBy(() -> PackedNumbers.value(text))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("packed numbers cannot be read");
    }
}
