package org.nabla.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** The loss is Σ cᵢⱼ·exp(wᵢⱼ), whose gradient is cᵢⱼ·exp(wᵢⱼ). */
class NudgesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "2, 4", "30, 20"})
    void gradient_agrees(int rows, int columns) {
        assertThat(agreement(rows, columns, gradient -> gradient)).isEqualTo(new Agreement.Agrees());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2, 0.5, -3, 7, 1.0 / 7, 2.5})
    void factor_isToldExactlyWhereItIsSimple(double factor) {
        assertThat(agreement(3, 4, gradient -> gradient.map(entry -> factor * entry)))
                .isEqualTo(new Agreement.Multiple(factor));
    }

    @Test
    void factor_hasNoMoreDigitsThanAreKnown() {
        double factor = StrictMath.log(10);

        assertThat(agreement(3, 4, gradient -> gradient.map(entry -> factor * entry)))
                .isEqualTo(new Agreement.Multiple(2.3026));
    }

    /** One number is always a multiple of another. */
    @Test
    void factorOfOneNumber_isToldOnlyIfItIsSimple() {
        assertThat(agreement(1, 1, gradient -> gradient.map(entry -> 3 * entry)))
                .isEqualTo(new Agreement.Multiple(3));
        assertThat(agreement(1, 1, gradient -> gradient.map(entry -> 1.37 * entry)))
                .isEqualTo(new Agreement.Unrelated());
    }

    @Test
    void transposedMatrix_isNoMultiple() {
        assertThat(agreement(3, 3, Matrix::transpose)).isInstanceOfAny(Agreement.Partly.class);
        assertThat(agreement(3, 2, Matrix::transpose))
                .isEqualTo(new Agreement.OtherShape(new Shape(3, 2), new Shape(2, 3)));
    }

    /** All entries are nudged at once, so that one wrong entry of 600 shows though only 6 are looked at. */
    @Test
    void oneWrongEntryOfMany_isSeen() {
        assertThat(agreement(30, 20, gradient -> gradient.with(17, 3, -gradient.at(17, 3))))
                .isEqualTo(new Agreement.Partly(6, 6));
    }

    @Test
    void zeros_andAnotherGradient_areTold() {
        assertThat(agreement(2, 3, gradient -> gradient.map(entry -> 0))).isEqualTo(new Agreement.Zero());
        assertThat(agreement(2, 3, gradient -> gradient.map(entry -> entry * entry)))
                .isEqualTo(new Agreement.Unrelated());
    }

    @Test
    void lossThatStays_isTold() {
        Matrix parameter = Matrix.filled(new Shape(2, 2), 0.5);

        assertThat(new Nudges(moved -> 0.7, parameter, parameter, 0.7, Grain.DOUBLE).agreement())
                .isEqualTo(new Agreement.LossUnmoved());
        assertThat(new Nudges(moved -> 0.7, parameter, parameter.map(entry -> 0), 0.7, Grain.DOUBLE).agreement())
                .isEqualTo(new Agreement.Agrees());
    }

    /** Σ|wᵢ| at 0: any entry from -1 to 1 is as good as another. */
    @Test
    void corners_leaveItOpen() {
        Matrix parameter = Matrix.column(0, 0, 0);
        ToDoubleFunction<Matrix> loss = moved -> 1 + moved.map(Math::abs).at(0, 0) + Math.abs(moved.at(1, 0));

        assertThat(new Nudges(loss, parameter, Matrix.column(1, -1, 0), 1, Grain.DOUBLE).agreement())
                .isEqualTo(new Agreement.Undecided());
    }

    @Test
    void pointBeside_hasNoZero_keepsSigns_andIsNear() {
        Matrix parameter = Matrix.of(new double[][] {{0.7, -0.4, 0}, {3, -1e-3, 0}});

        Matrix beside = Nudges.beside(parameter);

        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                double before = parameter.at(i, j);
                assertThat(Math.abs(beside.at(i, j) - before)).isBetween(1e-5, 0.05 * 3);
                assertThat(before == 0 || before * beside.at(i, j) > 0).isTrue();
            }
        }
        assertThat(Nudges.beside(Matrix.column(0, 0)).toArray()).doesNotContain(0);
    }

    @Test
    void agreeingGradient_takesEightLosses() {
        AtomicInteger count = new AtomicInteger();
        Matrix parameter = parameter(20, 10);

        new Nudges(
                        moved -> {
                            count.incrementAndGet();
                            return sumOfExponentials(moved);
                        },
                        parameter,
                        gradient(parameter),
                        sumOfExponentials(parameter),
                        Grain.DOUBLE)
                .agreement();

        assertThat(count).hasValue(8);
    }

    private static Agreement agreement(int rows, int columns, UnaryOperator<Matrix> mistake) {
        Matrix parameter = parameter(rows, columns);
        return new Nudges(
                        NudgesTest::sumOfExponentials,
                        parameter,
                        mistake.apply(gradient(parameter)),
                        sumOfExponentials(parameter),
                        Grain.DOUBLE)
                .agreement();
    }

    private static Matrix parameter(int rows, int columns) {
        double[] entries =
                new SplittableRandom(1986).doubles((long) rows * columns, -1, 1).toArray();
        return Matrix.of(new Shape(rows, columns), entries);
    }

    /** cᵢⱼ = i - j + ½ */
    private static Matrix coefficients(Shape shape) {
        Matrix coefficients = Matrix.filled(shape, 0);
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                coefficients = coefficients.with(i, j, i - j + 0.5);
            }
        }
        return coefficients;
    }

    private static Matrix gradient(Matrix parameter) {
        return coefficients(parameter.shape()).zip(parameter, (c, w) -> c * StrictMath.exp(w));
    }

    private static double sumOfExponentials(Matrix parameter) {
        double sum = 0;
        for (double term : gradient(parameter).toArray()) {
            sum += term;
        }
        return sum;
    }
}
