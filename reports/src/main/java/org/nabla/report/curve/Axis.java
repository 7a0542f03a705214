package org.nabla.report.curve;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Where values lie between the two ends of an axis, from 0 to 1, and the round numbers that are written beside it.
 *
 * <p>A logarithmic axis measures decades: its ends are powers of ten, and it has no place for 0 and below.
 *
 * @param from the value at 0, or its decimal logarithm
 * @param to the value at 1, or its decimal logarithm
 */
record Axis(boolean logarithmic, double from, double to, List<Tick> ticks) {

    /** From three decades on, the smaller values of a linear axis lie on one line. */
    private static final double LOGARITHMIC_FROM = 1000;

    /** Values that differ by less than this part of their size are one level, not a curve of rounding errors. */
    private static final double FLAT = 1e-4;

    /** Beyond this, values are drawn at the edge: the length of an axis must be a finite number, too. */
    private static final double LARGEST = 1e307;

    /** Below this, half of a value may be 0. */
    private static final double SMALLEST = 1e-300;

    private static final double LARGEST_PLAIN = 1e6;
    private static final double SMALLEST_PLAIN_STEP = 1e-5;

    /**
     * A number beside the axis.
     *
     * @param at where it is, from 0 to 1
     */
    record Tick(double at, String label) {}

    Axis {
        ticks = List.copyOf(ticks);
    }

    /**
     * An axis for losses.
     *
     * @param range of all values that are finite
     * @param most how many ticks it has at most, but for one more at an end
     */
    static Axis ofLosses(Range range, int most) {
        if (range.isEmpty()) {
            return linear(0, 1, most);
        }
        double low = bounded(range.low());
        double high = bounded(range.high());
        if (low >= 0 && range.lowestPositive() * LOGARITHMIC_FROM <= high) {
            return logarithmic(StrictMath.log10(range.lowestPositive()), StrictMath.log10(high), most);
        }
        if (high - low <= FLAT * Math.max(Math.abs(low), Math.abs(high))) {
            double room = high == 0 ? 1 : Math.abs(high) / 2;
            return linear(low - room, high + room, most);
        }
        boolean nearZero = Math.min(Math.abs(low), Math.abs(high)) < Math.max(Math.abs(low), Math.abs(high)) / 2;
        boolean fromZero = low > 0 && nearZero;
        boolean toZero = high < 0 && nearZero;
        return linear(fromZero ? 0 : low, toZero ? 0 : high, most);
    }

    /** An axis for epochs, from 1 to the last one. */
    static Axis ofEpochs(int last, int most) {
        if (last <= 1) {
            return new Axis(false, 0.5, 1.5, List.of(new Tick(0.5, "1")));
        }
        int step = step(last, most).max(BigDecimal.ONE).intValueExact();
        List<Tick> ticks = new ArrayList<>();
        if (step > 1) {
            ticks.add(new Tick(0, "1"));
        }
        for (long epoch = step; epoch <= last; epoch += step) {
            ticks.add(new Tick((epoch - 1.0) / (last - 1.0), Long.toString(epoch)));
        }
        return new Axis(false, 1, last, ticks);
    }

    private static Axis linear(double low, double high, int most) {
        BigDecimal step = step(high - low, most);
        BigDecimal from = floor(low, step);
        BigDecimal to = floor(-high, step).negate();
        boolean plain =
                Math.max(Math.abs(low), Math.abs(high)) < LARGEST_PLAIN && step.doubleValue() >= SMALLEST_PLAIN_STEP;
        int steps = to.subtract(from).divideToIntegralValue(step).intValueExact();
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            BigDecimal value = from.add(step.multiply(BigDecimal.valueOf(i)));
            ticks.add(new Tick((double) i / steps, plain ? plain(value) : scientific(value)));
        }
        return new Axis(false, from.doubleValue(), to.doubleValue(), ticks);
    }

    private static Axis logarithmic(double low, double high, int most) {
        int from = (int) Math.floor(low);
        int to = (int) Math.ceil(high);
        int step = step(to - from, most).max(BigDecimal.ONE).intValueExact();
        List<Tick> ticks = new ArrayList<>();
        for (int decade = Math.floorDiv(from + step - 1, step) * step; decade <= to; decade += step) {
            BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen(decade);
            boolean plain = decade >= -4 && decade <= 4;
            ticks.add(new Tick((double) (decade - from) / (to - from), plain ? plain(value) : scientific(value)));
        }
        return new Axis(true, from, to, ticks);
    }

    /** The least of 1, 2, 5 times a power of ten that needs no more ticks than these. */
    private static BigDecimal step(double range, int most) {
        int decade = (int) Math.floor(StrictMath.log10(range) - StrictMath.log10(most));
        for (int digit : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(decade);
            if (step.doubleValue() * most >= range) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(decade + 1);
    }

    private static BigDecimal floor(double value, BigDecimal step) {
        BigDecimal written = BigDecimal.valueOf(value); // 0.3 lies on the tick 0.3, whatever its binary digits
        BigDecimal whole = written.divideToIntegralValue(step).multiply(step); // towards 0
        return whole.compareTo(written) > 0 ? whole.subtract(step) : whole;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As {@code 2.5e-7}. */
    private static String scientific(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        return digits.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** Where a value lies, from 0 to 1; NaN for what has no place on this axis. */
    double position(double value) {
        if (!Double.isFinite(value) || (logarithmic && value <= 0)) {
            return Double.NaN;
        }
        double measure = logarithmic ? StrictMath.log10(value) : bounded(value);
        return Math.max(0, Math.min(1, (measure - from) / (to - from)));
    }

    private static double bounded(double value) {
        return Math.abs(value) < SMALLEST ? 0 : Math.max(-LARGEST, Math.min(LARGEST, value));
    }
}
