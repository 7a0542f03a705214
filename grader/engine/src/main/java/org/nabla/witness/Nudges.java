package org.nabla.witness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.nabla.reference.Matrix;
import org.nabla.witness.Slope.Fit;

/**
 * Nudges one parameter and watches the loss, to see whether a gradient is its derivative.
 *
 * <p>First all entries are nudged at once, in two directions: where both slopes are those of the gradient, it is the
 * derivative, since errors cancel in no direction that was not chosen for it. Two slopes show a factor, too; only where there is
 * none, some entries are nudged one by one, to see whether part of them is right.
 */
public final class Nudges {

    /** Enough to see a part that is right. */
    static final int MOST_ENTRIES = 6;

    private static final double[] DIRECTIONS = {0, 0.37};

    /** A parameter that is smaller is nudged as if it were of this size. */
    private static final double SMALLEST = 1e-3;

    /** A slope need not be known better than to this part of what is claimed. */
    private static final double ENOUGH = 1e-5;

    /** Irrational numbers, whose multiples repeat no pattern that a matrix may have. */
    private static final double GOLDEN = 0.6180339887498949;

    private static final double SILVER = 0.41421356237309515;

    /** More digits than slopes are known to would differ from machine to machine. */
    private static final MathContext FACTOR_DIGITS = new MathContext(5);

    private final ToDoubleFunction<Matrix> loss;
    private final Matrix parameter;
    private final Matrix claimed;
    private final double loss0;
    private final Grain grain;
    private final double size;

    /** A slope, what the gradient claims it to be, and how large what is claimed is. */
    private record Seen(double claimed, double scale, Slope slope) {
        Fit fit() {
            return slope.fit(claimed, scale);
        }

        /** Both are 0, which any wrong factor leaves so. */
        boolean isNothing() {
            return claimed == 0 && slope.flat();
        }
    }

    /**
     * Nudges to come.
     *
     * @param loss the loss from another value of the parameter; not finite where there is none
     * @param loss0 the loss from the parameter as it is
     */
    public Nudges(ToDoubleFunction<Matrix> loss, Matrix parameter, Matrix claimed, double loss0, Grain grain) {
        this.loss = loss;
        this.parameter = parameter;
        this.claimed = claimed;
        this.loss0 = loss0;
        this.grain = grain;
        this.size = size(parameter);
    }

    /** What a parameter is nudged in proportion to. */
    static double size(Matrix parameter) {
        double largest = parameter.largestMagnitude();
        return largest == 0 ? 1 : Math.max(largest, SMALLEST);
    }

    /** A point nearby that lies on no corner, where no entry is 0 and none has changed its sign. */
    public static Matrix beside(Matrix parameter) {
        double largest = parameter.largestMagnitude();
        double[] entries = parameter.toArray();
        for (int i = 0; i < entries.length; i++) {
            double nudge = direction(i, 0.71);
            entries[i] =
                    entries[i] == 0 ? 0.02 * nudge * (largest == 0 ? 1 : largest) : entries[i] * (1 + 0.05 * nudge);
        }
        return Matrix.of(parameter.shape(), entries);
    }

    /** From 0.5 to 1 in magnitude, of either sign. */
    private static double direction(int entry, double phase) {
        double magnitude = 0.5 + 0.5 * fraction((entry + 1) * GOLDEN + phase);
        return fraction((entry + 1) * SILVER + phase) < 0.5 ? -magnitude : magnitude;
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }

    /** How the gradient compares. */
    public Agreement agreement() {
        if (!claimed.shape().equals(parameter.shape())) {
            return new Agreement.OtherShape(parameter.shape(), claimed.shape());
        }
        List<Seen> seen = inAllDirections();
        if (disagrees(seen)) {
            return relation(seen, this::entries);
        }
        return agrees(seen) ? new Agreement.Agrees() : entryByEntry();
    }

    /** Whether it is clear that the gradient is the derivative, from all entries at once and without asking why not. */
    boolean agree() {
        List<Seen> seen = inAllDirections();
        return !disagrees(seen) && agrees(seen);
    }

    private List<Seen> inAllDirections() {
        List<Seen> seen = new ArrayList<>();
        for (double phase : DIRECTIONS) {
            seen(all(phase)).ifPresent(seen::add);
        }
        return seen;
    }

    private static boolean agrees(List<Seen> seen) {
        return seen.stream().anyMatch(one -> one.fit() == Fit.AGREES);
    }

    private static boolean disagrees(List<Seen> seen) {
        return seen.stream().anyMatch(one -> one.fit() == Fit.DISAGREES);
    }

    private Matrix all(double phase) {
        double[] entries = new double[parameter.shape().size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = size * direction(i, phase);
        }
        return Matrix.of(parameter.shape(), entries);
    }

    private Optional<Seen> seen(Matrix direction) {
        Matrix products = claimed.zip(direction, (one, other) -> one * other);
        double sum = 0;
        double squares = 0;
        for (double product : products.toArray()) {
            sum += product;
            squares += product * product;
        }
        double said = sum;
        double scale = Math.sqrt(squares);
        return Slope.of(
                        t -> loss.applyAsDouble(parameter.zip(direction, (at, by) -> at + t * by)),
                        loss0,
                        grain,
                        ENOUGH * Math.max(scale, 1e-3 * size * claimed.largestMagnitude()))
                .map(slope -> new Seen(said, scale, slope));
    }

    /** Some entries, spread over the matrix; all where there are few. */
    private List<Seen> entries() {
        int count = parameter.shape().size();
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int i = 0; count <= MOST_ENTRIES ? i < count : chosen.size() < MOST_ENTRIES; i++) {
            chosen.add(count <= MOST_ENTRIES ? i : (int) (fraction((i + 0.5) * GOLDEN) * count));
        }
        List<Seen> seen = new ArrayList<>();
        for (int entry : chosen) {
            int columns = parameter.columns();
            Matrix zero = Matrix.filled(parameter.shape(), 0);
            seen(zero.with(entry / columns, entry % columns, size)).ifPresent(seen::add);
        }
        return seen;
    }

    /** Where corners or rounding blur what many entries do together, each by itself may still be clear. */
    private Agreement entryByEntry() {
        List<Seen> entries = entries();
        if (disagrees(entries)) {
            return relation(entries, () -> entries);
        }
        long right = entries.stream().filter(seen -> seen.fit() == Fit.AGREES).count();
        return right > 0 && 2 * right >= entries.size() ? new Agreement.Agrees() : new Agreement.Undecided();
    }

    /** What a gradient is that is not the derivative. */
    private Agreement relation(List<Seen> seen, Supplier<List<Seen>> entries) {
        if (claimed.largestMagnitude() == 0) {
            return new Agreement.Zero();
        }
        if (seen.stream().allMatch(one -> one.slope().flat())) {
            return new Agreement.LossUnmoved();
        }
        Optional<Double> factor = factor(seen);
        if (factor.isPresent()) {
            return new Agreement.Multiple(factor.get());
        }
        List<Seen> telling =
                entries.get().stream().filter(one -> !one.isNothing()).toList();
        int agreeing =
                (int) telling.stream().filter(one -> one.fit() == Fit.AGREES).count();
        return agreeing > 0 ? new Agreement.Partly(agreeing, telling.size()) : new Agreement.Unrelated();
    }

    /** The one number that all slopes are multiplied by, if there is one. */
    private Optional<Double> factor(List<Seen> all) {
        double largest = all.stream().mapToDouble(Seen::scale).max().orElse(0);
        Seen steepest = all.get(0);
        for (Seen seen : all) {
            steepest =
                    Math.abs(seen.slope().value()) > Math.abs(steepest.slope().value()) ? seen : steepest;
        }
        double factor = simple(
                steepest.claimed() / steepest.slope().value(), steepest.slope().precision());
        boolean whole = factor == Math.rint(factor) || 1 / factor == Math.rint(1 / factor);
        boolean told = parameter.shape().size() > 1 || whole; // one number is always a multiple of another
        boolean fits = all.stream().allMatch(seen -> seen.slope().fits(seen.claimed(), factor, largest));
        return told && fits && factor != 1 && factor != 0 ? Optional.of(factor) : Optional.empty();
    }

    /** Where slopes are known to four digits, 2.99998 is 3, and 0.333331 is a third. */
    private static double simple(double factor, double precision) {
        double whole = Math.rint(factor);
        if (whole != 0 && Math.abs(factor - whole) <= precision * Math.abs(whole)) {
            return whole;
        }
        double parts = Math.rint(1 / factor);
        return parts != 0 && Math.abs(1 / factor - parts) <= precision * Math.abs(parts)
                ? 1 / parts
                : new BigDecimal(factor).round(FACTOR_DIGITS).doubleValue();
    }
}
