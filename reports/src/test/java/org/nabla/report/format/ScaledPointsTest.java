package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.report.document.VerdictWord.Outcome;
import org.nabla.spec.Visibility;

class ScaledPointsTest {

    @Test
    void largestRemainders_areRoundedUp() {
        ScaledPoints points = of(Scale.POINTS, "0.66666 of 1", "0.66662 of 1", "0.66667 of 1");

        assertThat(points.earned().each()).containsExactly(decimals("0.6667", "0.6666", "0.6667"));
        assertThat(points.earned().total()).isEqualByComparingTo("2");
    }

    @Test
    void equalRemainders_areRoundedUp_inTheOrderOfTheProblem() {
        ScaledPoints points = of(Scale.POINTS, "0.666666 of 1", "0.666666 of 1", "0.666666 of 1");

        assertThat(points.earned().each()).containsExactly(decimals("0.6667", "0.6667", "0.6666"));
        assertThat(points.possible().each()).containsExactly(decimals("1", "1", "1"));
    }

    @ParameterizedTest
    @CsvSource({"5.5, 550", "0.125, 13", "0.004, 0", "0.005, 1", "100, 10000"})
    void hundredths_areWhole(String points, String hundredths) {
        assertThat(of(Scale.HUNDREDTHS, points + " of 100").earned().total().toString())
                .isEqualTo(hundredths);
    }

    @ParameterizedTest
    @CsvSource({"0.00004, 0", "0.00005, 0.0001", "1000000, 1000000", "0.500000, 0.5", "-0.0, 0"})
    void points_areTidy(String points, String written) {
        assertThat(of(Scale.POINTS, points + " of 2000000").earned().total().toString())
                .isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sums_ranges_nothingAndAll_areKept_forAnyPoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 500; run++) {
            List<Item> items = new ArrayList<>();
            for (int i = random.nextInt(9); i > 0; i--) {
                BigDecimal possible = BigDecimal.valueOf(random.nextLong(20_000_000), random.nextInt(7));
                BigDecimal share = BigDecimal.valueOf(random.nextInt(4)).divide(BigDecimal.valueOf(4));
                BigDecimal earned = possible.multiply(share).setScale(6, java.math.RoundingMode.DOWN);
                items.add(item(random.nextInt(3) == 0 ? possible : earned, possible));
            }
            for (Scale scale : List.of(Scale.POINTS, Scale.HUNDREDTHS, Scale.WHOLE)) {
                holds(items, ScaledPoints.of(items, scale), scale);
            }
        }
    }

    private static void holds(List<Item> items, ScaledPoints points, Scale scale) {
        assertThat(points.earned().total())
                .isEqualByComparingTo(sum(points.earned().each()));
        assertThat(points.possible().total())
                .isEqualByComparingTo(sum(points.possible().each()));
        assertThat(points.earned().total())
                .isEqualByComparingTo(
                        scale.rounded(sum(items.stream().map(Item::points).toList())));
        assertThat(points.possible().total())
                .isEqualByComparingTo(
                        scale.rounded(sum(items.stream().map(Item::possible).toList())));
        for (int i = 0; i < items.size(); i++) {
            assertThat(points.earned(i)).isBetween(BigDecimal.ZERO, points.possible(i));
            assertThat(points.earned(i).scale()).isBetween(0, scale.decimals());
            if (items.get(i).points().signum() == 0) {
                assertThat(points.earned(i)).isZero();
            }
            if (items.get(i).points().compareTo(items.get(i).possible()) == 0) {
                assertThat(points.earned(i)).isEqualByComparingTo(points.possible(i));
            }
        }
    }

    private static ScaledPoints of(Scale scale, String... items) {
        return ScaledPoints.of(
                Stream.of(items)
                        .map(text -> text.split(" of ", -1))
                        .map(parts -> item(new BigDecimal(parts[0]), new BigDecimal(parts[1])))
                        .toList(),
                scale);
    }

    private static Item item(BigDecimal earned, BigDecimal possible) {
        return new Item(
                "a", "a", "a", Outcome.PASSED, Visibility.ALWAYS, new Item.Points(earned, possible), Item.Text.NONE);
    }

    private static BigDecimal[] decimals(String... values) {
        return Stream.of(values).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
