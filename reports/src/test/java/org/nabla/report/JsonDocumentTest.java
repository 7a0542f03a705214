package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

class JsonDocumentTest {

    private static String written(JsonDocument.Fields fields) throws IOException {
        StringWriter text = new StringWriter();
        JsonDocument.write(text, fields);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "36, 36",
        "-0.0, 0",
        "0.1, 0.1",
        "2.0E-3, 0.002",
        "1e-6, 0.000001",
        "0.001, 0.001",
        "9.99e-4, 0.000999",
        "-1200, -1200",
        "9999999.5, 9999999.5",
        "1e7, 10000000",
        "1e-9, 1E-9",
        "-2.5e-9, -2.5E-9",
        "2e23, 2E+23",
        "9007199254740993, 9007199254740992",
        "4.9e-324, 4.9E-324",
        "1.7976931348623157e308, 1.7976931348623157E+308",
        "NaN, \"NaN\"",
        "Infinity, \"Infinity\"",
        "-Infinity, \"-Infinity\"",
    })
    void number_isTheShortestThatReadsBack(double value, String text) throws IOException {
        assertThat(written(json -> json.field("x", value))).isEqualTo("{\n  \"x\": %s\n}\n".formatted(text));
    }

    @Test
    void number_readsBackAsTheSame_whateverItIs() throws IOException {
        SplittableRandom random = new SplittableRandom(1986);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = written(json -> json.field("x", value));

                assertThat(Double.parseDouble(text.substring(9, text.length() - 3)))
                        .isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "1E+1, 10", "0.50, 0.5", "0.000, 0", "0.0000001, 0.0000001", "3.333333, 3.333333"})
    void points_areExactAndPlain(String points, String text) throws IOException {
        assertThat(written(json -> json.field("x", new BigDecimal(points))))
                .isEqualTo("{\n  \"x\": %s\n}\n".formatted(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1; 1; 2", "1; 2; [[2, 2]]", "2; 1; [[2], [2]]", "0; 0; []"})
    void matrix_isNumberOrRows(int rows, int columns, String text) throws IOException {
        assertThat(written(json -> json.field("x", Matrix.filled(new Shape(rows, columns), 2))))
                .isEqualTo("{\n  \"x\": %s\n}\n".formatted(text));
    }

    @Test
    void destination_staysOpen() throws IOException {
        StringWriter text = new StringWriter();

        JsonDocument.write(text, json -> json.field("a", true));
        JsonDocument.write(text, json -> json.nothing("b"));

        assertThat(text).hasToString("{\n  \"a\": true\n}\n{\n  \"b\": null\n}\n");
    }
}
