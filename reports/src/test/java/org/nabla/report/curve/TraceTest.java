package org.nabla.report.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;
import org.nabla.report.curve.Trace.Point;

class TraceTest {

    private static List<List<Point>> pieces(int columns, double... losses) {
        Matrix history = Matrix.column(losses);
        Axis axis = Axis.ofLosses(Range.of(List.of(history)), 4);
        return Trace.pieces(history, Axis.ofEpochs(losses.length, 4), axis, columns);
    }

    @Test
    void point_isWhereItsEpochAndLossAre() {
        assertThat(pieces(500, 0, 4, 2))
                .containsExactly(List.of(new Point(0, 0), new Point(0.5, 1), new Point(1, 0.5)));
    }

    @Test
    void line_isBroken_whereALossIsNotFinite() {
        double infinity = Double.POSITIVE_INFINITY;

        assertThat(pieces(500, Double.NaN, 0, 4, infinity, Double.NaN, 2, -infinity))
                .extracting(List::size)
                .containsExactly(2, 1);
    }

    @Test
    void line_isNotThere_whenNothingIsFinite() {
        assertThat(pieces(500, Double.NaN, Double.NaN)).isEmpty();
        assertThat(pieces(500)).isEmpty();
    }

    /** The lowest and the highest of every column are kept, and no column has more than four points. */
    @Test
    void longHistory_keepsItsExtremes() {
        SplittableRandom random = new SplittableRandom(7);
        double[] losses = random.doubles(100_000, 0, 1).toArray();
        losses[31_415] = 4;
        losses[92_653] = -3;

        List<List<Point>> pieces = pieces(100, losses);

        assertThat(pieces).hasSize(1);
        List<Point> line = pieces.get(0);
        assertThat(line).hasSizeBetween(200, 404);
        assertThat(line).extracting(Point::across).isSorted().contains(0.0, 1.0);
        assertThat(line)
                .contains(new Point(31_415 / 99_999.0, 1))
                .anyMatch(point -> point.across() == 92_653 / 99_999.0);
        for (int column = 0; column < 100; column++) {
            double low = 1;
            double high = 0;
            for (int i = 0; i < losses.length; i++) {
                if ((int) (i / 99_999.0 * 100) == column) {
                    low = Math.min(low, (losses[i] + 4) / 8);
                    high = Math.max(high, (losses[i] + 4) / 8);
                }
            }
            int wanted = column;
            assertThat(line.stream()
                            .filter(point -> (int) (point.across() * 100) == wanted)
                            .mapToDouble(Point::up))
                    .as("column %d", column)
                    .contains(low, high);
        }
    }

    @Test
    void longHistory_hasAGap_whereAWholeColumnIsNotFinite() {
        double[] losses = new double[10_000];
        Arrays.fill(losses, 4_000, 6_000, Double.NaN);
        losses[100] = Double.NaN;

        assertThat(pieces(100, losses)).hasSize(2);
    }
}
