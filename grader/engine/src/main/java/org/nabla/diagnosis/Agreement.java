package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Instance;
import org.nabla.spec.Tolerance;

/**
 * Whether a value is what a way of computing it gives, to the digits that are known.
 *
 * <p>Where earlier values were typed with few digits, the computed value is uncertain by as much as they are: they are
 * moved inside their last digit, and four standard deviations of what comes out are allowed on top.
 */
final class Agreement {

    private static final int SHAKES = 12;

    /** A deviation from 12 shakes may be too small by a third, one from 3 by more than a factor of ten. */
    private static final int MANY = 120;

    private static final int FEW = 3;
    private static final double FAR = 16;

    private static final double DEVIATIONS = 4;

    /** Typed with fewer digits than this leaves room for coincidences; relative to the largest entry. */
    private static final double COARSE = 1e-12;

    private final Claim.Observation observation;
    private final Tolerance tolerance;
    private final String itself;
    private final String loss;
    private final List<Completion> completions;
    private final Map<Completion, Optional<Matrix>> completed;
    private final Worksheet.Fixed fixed;
    private final Worksheet.Fixed given;
    private final boolean typed;

    /**
     * The agreement with one observation of a claim.
     *
     * @param completions what is known of quantities of which only a scalar was said before, in order
     * @param completed what they are on this instance, as far as it was asked for; filled in
     */
    Agreement(
            Claim claim,
            Claim.Observation observation,
            String loss,
            List<Completion> completions,
            Map<Completion, Optional<Matrix>> completed) {
        this.observation = observation;
        this.tolerance = claim.tolerance();
        this.itself = claim.asks().toString();
        this.loss = loss;
        String about = Completion.quantity(claim.asks(), loss)
                .map(Expression::toString)
                .orElse(itself);
        this.completions = completions.stream()
                .filter(completion -> isSaidHere(completion)
                        && !completion.quantity().toString().equals(about))
                .toList();
        this.completed = completed;
        List<Claim.Known> others = others();
        this.fixed = fixed(others, Optional.empty());
        List<Claim.Known> known = others.stream().filter(Claim.Known::given).toList();
        this.given = known.isEmpty() ? Worksheet.Fixed.NONE : Worksheet.Fixed.of(values(known, Optional.empty()), loss);
        this.typed = isTyped();
    }

    Instance instance() {
        return observation.instance();
    }

    /** Whether the value was judged to be right. */
    boolean isRight() {
        return observation.right();
    }

    /** What the value goes on from. */
    Worksheet.Fixed fixed() {
        return fixed;
    }

    private boolean isSaidHere(Completion completion) {
        Claim.Known said = observation.known().get(completion.said());
        return said != null
                && !said.given()
                && !observation.known().containsKey(completion.quantity().toString());
    }

    private List<Claim.Known> others() {
        List<Claim.Known> others = new ArrayList<>();
        observation.known().forEach((name, known) -> {
            if (!name.equals(itself) && !isAsGiven(known)) {
                others.add(known);
            }
        });
        return others;
    }

    /** Whether somebody was given a parameter or data as they are; a mistake may still read them in another way. */
    private boolean isAsGiven(Claim.Known known) {
        Matrix leaf = observation.instance().leaves().get(known.quantity().toString());
        return leaf != null && known.given() && known.value().equals(leaf);
    }

    /** The value that a way of going on from the other values gives; nothing when it cannot be computed. */
    Optional<Matrix> value(Function<Worksheet.Fixed, Matrix> way) {
        return value(way, fixed);
    }

    private static Optional<Matrix> value(Function<Worksheet.Fixed, Matrix> way, Worksheet.Fixed fixed) {
        try {
            return Optional.of(way.apply(fixed));
        } catch (ShapeException | ExpressionException e) {
            return Optional.empty();
        }
    }

    /** Whether a way gives the value from nothing but what was given. */
    boolean withGiven(Function<Worksheet.Fixed, Matrix> way) {
        Optional<Matrix> computed = value(way, given);
        return computed.isPresent()
                && computed.get().shape().equals(observation.value().shape())
                && near(computed.get(), Matrix.filled(computed.get().shape(), 0));
    }

    /** Whether a way gives the value from what was given and what was said before. */
    boolean with(Function<Worksheet.Fixed, Matrix> way) {
        Optional<Matrix> computed = value(way);
        if (computed.isEmpty()
                || !computed.get().shape().equals(observation.value().shape())) {
            return false;
        }
        if (near(computed.get(), Matrix.filled(computed.get().shape(), 0))) {
            return true;
        }
        return typed && withinRounding(way, computed.get());
    }

    /** Whether the value is typed, and a way leads to the right one: then it is wrong for want of digits only. */
    boolean lacksDigits(Function<Worksheet.Fixed, Matrix> way) {
        Matrix expected = observation.expected();
        return observation.halfUnits().largestMagnitude() > 0
                && value(way)
                        .filter(computed ->
                                computed.shape().equals(expected.shape()) && tolerance.accepts(expected, computed))
                        .isPresent();
    }

    /** Most ways are far off, which a few shakes show; near the limit many are needed. */
    private boolean withinRounding(Function<Worksheet.Fixed, Matrix> way, Matrix computed) {
        if (!near(computed, deviation(way, computed, FEW).map(entry -> FAR * entry))) {
            return false;
        }
        Matrix rough = deviation(way, computed, SHAKES);
        return near(computed, rough)
                || (near(computed, rough.map(entry -> 2 * entry)) && near(computed, deviation(way, computed, MANY)));
    }

    /** Whether anything that the value goes on from was written with few digits. */
    private boolean isTyped() {
        return observation.known().values().stream()
                .anyMatch(known -> known.halfUnits().largestMagnitude()
                        > COARSE * known.value().largestMagnitude());
    }

    private boolean near(Matrix computed, Matrix uncertainty) {
        double scale = Math.max(
                computed.isFinite() ? computed.largestMagnitude() : 0,
                observation.expected().isFinite() ? observation.expected().largestMagnitude() : 0);
        Matrix actual = observation.value();
        for (int i = 0; i < computed.rows(); i++) {
            for (int j = 0; j < computed.columns(); j++) {
                double due = computed.at(i, j);
                double is = actual.at(i, j);
                boolean same = Double.isFinite(due)
                        ? Math.abs(is - due)
                                <= tolerance.allowance(due, scale)
                                        + observation.halfUnits().at(i, j) * (1 + 1e-9)
                                        + uncertainty.at(i, j)
                        : Double.compare(is, due) == 0;
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    private Matrix deviation(Function<Worksheet.Fixed, Matrix> way, Matrix centre, int shakes) {
        SplittableRandom random = new SplittableRandom(17);
        Matrix squares = Matrix.filled(centre.shape(), 0);
        for (int shake = 0; shake < shakes; shake++) {
            Optional<Matrix> moved = value(way, fixed(others(), Optional.of(random)));
            if (moved.isPresent() && moved.get().shape().equals(centre.shape())) {
                Matrix difference = moved.get().zip(centre, (a, b) -> a - b);
                squares = squares.zip(difference, (sum, d) -> sum + d * d);
            }
        }
        return squares.map(sum -> DEVIATIONS * Math.sqrt(sum / shakes));
    }

    /** What was said, and with it all of what was said in part, each from what stands before it. */
    private Worksheet.Fixed fixed(List<Claim.Known> others, Optional<SplittableRandom> shaken) {
        Map<Expression, Matrix> values = values(others, shaken);
        for (Completion completion : completions) {
            Optional<Matrix> all = shaken.isPresent()
                    ? all(completion, values)
                    : completed.computeIfAbsent(completion, one -> all(one, values));
            all.ifPresent(value -> values.put(completion.quantity(), value));
        }
        return Worksheet.Fixed.of(values, loss);
    }

    private Optional<Matrix> all(Completion completion, Map<Expression, Matrix> before) {
        return value(
                fixed -> completion.approach().value(completion.quantity(), instance(), fixed),
                Worksheet.Fixed.of(before, loss));
    }

    private static Map<Expression, Matrix> values(List<Claim.Known> others, Optional<SplittableRandom> shaken) {
        Map<Expression, Matrix> values = new LinkedHashMap<>();
        for (Claim.Known known : others) {
            Matrix value = shaken.map(random -> known.value()
                            .zip(known.halfUnits(), (entry, half) -> entry + half * (2 * random.nextDouble() - 1)))
                    .orElse(known.value());
            values.put(known.quantity(), value);
        }
        return values;
    }
}
