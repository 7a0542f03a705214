package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;

class DecimalsTest {

    private static final String PROBLEM = """
            format: 1
            id: two-layers
            network:
              inputs: 2
              layers: [{ units: 3, activation: tanh }, { units: 2, activation: identity }]
              loss: half-squared-error
            parameters: { W1: [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], b1: [1, 2, 3], W2: [[1, 2, 3], [4, 5, 6]], b2: [1, 2] }
            data: { x: { values: [0.25, -1.5], decimals: 2 }, y: [3, 4] }
            questions:
              - { id: Q1, asks: y_hat, given: { a1: { decimals: 3 } } }
              - { id: Q2, asks: grad(W1), given: [x, { slope: { value: grad(a1), decimals: 1 } }] }
            """;

    @TempDir
    private Path folder;

    /** As NumPy's {@code round(x, 2)}, but for the doubles next to a middle, which go where they lie. */
    @ParameterizedTest
    @CsvSource({"0.123, 0.12", "-0.126, -0.13", "0.125, 0.12", "0.375, 0.38", "7, 7", "-0.001, 0"})
    void roundsToTheNearest_andTheMiddleToTheEvenOne(double value, double rounded) {
        assertThat(new Decimals(2).round(Matrix.scalar(value)).scalar()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "2, 0.005", "4, 0.00005"})
    void halfUnit_isHalfOfTheLastDecimal(int count, double half) {
        assertThat(new Decimals(count).halfUnit()).isEqualTo(half);
    }

    @Test
    void leafKnowsItsDecimals_whenTheFileSaysSo() throws IOException {
        Problem problem = read(PROBLEM);

        assertThat(Objects.requireNonNull(problem.model().leaves().get("x")).decimals())
                .contains(new Decimals(2));
        assertThat(Objects.requireNonNull(problem.model().leaves().get("y")).decimals())
                .isEmpty();
        assertThat(problem.published().leaves().get("x")).isEqualTo(Matrix.column(0.25, -1.5));
    }

    @Test
    void taskIsGivenARoundedValue_inPlaceOfTheExactOne() throws IOException {
        Problem problem = read(PROBLEM);

        assertThat(problem.tasks().get(1).rounded())
                .extracting(
                        Task.Item::name,
                        item -> item.quantity().toString(),
                        item -> item.decimals().orElseThrow().count())
                .containsExactly(tuple("slope", "grad(a1)", 1));
        assertThat(problem.tasks().get(0).rounded()).extracting(Task.Item::name).containsExactly("a1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[0.25, -1.5]; [0.255, -1.5]; `x` has an entry of more decimals than 2",
                "decimals: 2; decimals: 16; `data.x.decimals` must be a whole number from 0 to 15, but is a whole number, `16`",
                "decimals: 2; places: 2; there is no field `data.x.places`",
                "{ decimals: 3 }; {}; `questions[0].given.a1.decimals` is missing",
                "value: grad(a1); value: 2 * a1; `questions[1].given.slope.value` must be a quantity or its gradient,"
                        + " as in `grad(a1)`, but is `2 * a1`",
                "value: grad(a1); value: grad(a7); there is no quantity `a7`",
                "a1: { decimals: 3 }; a7: { decimals: 3 }; there is no quantity `a7`"
            })
    void namesTheField_whenItCannotBeRounded(String right, String wrong, String message) {
        assertThat(PROBLEM).contains(right);
        assertThatThrownBy(() -> read(PROBLEM.replace(right, wrong)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }

    private Problem read(String text) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
    }
}
