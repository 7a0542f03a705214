package org.nabla.report.curve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.Curve;

class CurveTextTest {

    private static final int WIDTH = 80;

    private static List<String> drawn(int width, boolean ascii, Curve... curves) {
        return new CurveText(width, ascii, text -> text).lines(List.of(curves));
    }

    static List<List<Curve>> hostile() {
        return SampleCurves.hostile();
    }

    /** Nine rows from 0 to 8, so a row a unit; 24 columns for epochs 1 to 24, so a column an epoch. */
    @Test
    void ascii_isAStarWhereALossIs() {
        double[] reference = {8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        double nan = Double.NaN;
        double[] submitted = {8, 8, 8, 8, nan, nan, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, nan, nan, nan, nan, 6};

        List<String> lines = drawn(27, true, SampleCurves.compared("train_loss", reference, submitted));

        assertThat(String.join("\n", lines)).isEqualTo("""
                   train_loss
                8 +****
                  | .
                6 +  .                    *
                  |   .
                4 +    . *
                  |     . *
                2 +      . ***********
                  |       .
                0 +        ................
                  +^------------------+----
                   1                 20
                   loss by epoch   ** submission   .. reference   ^ first deviation
                   first deviating epoch: 1 (train_loss)
                   train_loss is not finite in 6 of 24 epochs, the first is epoch 5""");
    }

    /** The dots are 2×4 in a character: here 48 columns of dots for 48 epochs, 36 rows for losses from 0 to 35. */
    @Test
    void braille_hasEightDotsInACharacter() {
        double[] losses = new double[48];
        losses[0] = 35; // the first column of dots joins it to the next, the others lie on the floor

        List<List<String>> rows = List.of(brailleOf(losses));

        assertThat(rows.get(0)).hasSize(9);
        assertThat(rows.get(0).get(0)).startsWith("⡇"); // four dots in the left column of the character
        assertThat(rows.get(0).get(8)).isEqualTo("⣀".repeat(24).replaceFirst("⣀", "⢸"));
    }

    private static List<String> brailleOf(double... losses) {
        List<List<Trace.Point>> pieces = List.of(IntStream.range(0, losses.length)
                .mapToObj(i -> new Trace.Point(i / (losses.length - 1.0), losses[i] / 35))
                .toList());
        Dots dots = new Dots(24, 9, false);
        dots.draw(pieces);
        return IntStream.range(0, 9)
                .mapToObj(row -> IntStream.range(0, 24)
                        .mapToObj(column -> String.valueOf(dots.braille(row, column)))
                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void histories_areSideBySideOnOneScale() {
        List<String> lines = drawn(
                WIDTH,
                false,
                SampleCurves.key("train_loss", 0, 1, 2, 3, 4),
                SampleCurves.key("test_loss", 4, 4, 4, 4, 4));

        assertThat(lines).hasSize(13).allMatch(line -> line.length() <= WIDTH);
        assertThat(lines.get(0)).startsWith("   train_loss ").endsWith(" test_loss");
        assertThat(lines.get(1)).startsWith("4 ┤ ").endsWith("⠉".repeat(37)); // the top row of dots
        assertThat(lines.get(9)).startsWith("0 ┤⣀");
        assertThat(lines.get(12)).isEqualTo("   loss by epoch");
    }

    @Test
    void whatIsBehind_isSetOff() {
        List<String> lines = new CurveText(WIDTH, false, text -> "<" + text + ">")
                .lines(List.of(SampleCurves.compared("train_loss", new double[] {0, 0}, 4, 4)));

        assertThat(lines.get(9)).isEqualTo("0 ┤<" + "░".repeat(77) + ">");
        assertThat(lines.get(1)).isEqualTo("4 ┤" + "⠉".repeat(77));
    }

    @Test
    void nothing_isDrawnOfNothing() {
        assertThat(drawn(WIDTH, false)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void hostile(List<Curve> curves) {
        for (boolean ascii : List.of(true, false)) {
            List<String> lines = new CurveText(WIDTH, ascii, text -> text).lines(curves);

            assertThat(lines).as("%s", curves).hasSizeGreaterThanOrEqualTo(13);
            assertThat(lines).allMatch(line -> line.length() <= 100);
            assertThat(String.join("", lines)).doesNotContain("\u0000", "\u202e", "\n");
        }
    }
}
