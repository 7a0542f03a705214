package org.nabla.report.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What points become in another program: multiplied by a power of ten, and rounded to the nearest, half up.
 *
 * <p>Parts are rounded so that they add up to the rounded total: each down, and then the largest remainders up.
 *
 * @param shift the power of ten
 * @param decimals how many a rounded number has at most
 */
record Scale(int shift, int decimals) {

    /** Points, to four decimals. */
    static final Scale POINTS = new Scale(0, 4);

    /** Hundredths of a point, for who takes only whole numbers. */
    static final Scale HUNDREDTHS = new Scale(2, 0);

    /** Whole points. */
    static final Scale WHOLE = new Scale(0, 0);

    /** Parts of an exact total, rounded so that they still add up. */
    record Parts(List<BigDecimal> each, BigDecimal total) {}

    BigDecimal rounded(BigDecimal points) {
        return tidy(points.scaleByPowerOfTen(shift).setScale(decimals, RoundingMode.HALF_UP));
    }

    /** Whether nothing is lost by rounding. */
    boolean isExact(BigDecimal points) {
        return rounded(points).compareTo(points.scaleByPowerOfTen(shift)) == 0;
    }

    /** The parts of their rounded sum. A part that is 0 stays 0. */
    Parts parts(List<BigDecimal> exact) {
        BigDecimal sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return parts(exact, rounded(sum));
    }

    /** The parts of a total that is less than one unit of the last decimal away from their sum. */
    Parts parts(List<BigDecimal> exact, BigDecimal total) {
        List<BigDecimal> scaled =
                exact.stream().map(points -> points.scaleByPowerOfTen(shift)).toList();
        List<BigDecimal> rounded = new ArrayList<>();
        scaled.forEach(points -> rounded.add(points.setScale(decimals, RoundingMode.DOWN)));
        BigDecimal missing = total.subtract(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Integer> largestFirst = IntStream.range(0, scaled.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> scaled.get(i).subtract(rounded.get(i)))
                        .reversed())
                .toList();
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        int units = missing.divideToIntegralValue(unit).intValueExact();
        largestFirst
                .subList(0, units)
                .forEach(i -> rounded.set(i, rounded.get(i).add(unit)));
        return new Parts(rounded.stream().map(Scale::tidy).toList(), total);
    }

    /** No zeros at the end, no exponent, and no negative zero. */
    private static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
