package org.nabla.diagnosis;

import java.util.List;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Cell;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Tolerance;

/** How much the values of somebody tell about how they were made. */
final class Evidence {

    /** Half a unit of the fourth decimal: with fewer digits, slips begin to look like mistakes. */
    private static final double COARSE = 0.5e-4 * (1 + 1e-9);

    /** Whether some parameter was changed by an update: only then does one that was not tell anything. */
    private final boolean updates;

    private final Optional<Claim> firstInfinity;

    Evidence(List<Claim> claims) {
        this.updates = claims.stream()
                .filter(Evidence::isAfterUpdate)
                .flatMap(claim -> claim.observations().stream()
                        .map(observation -> before(claim, observation)
                                .map(value -> !value.equals(observation.value()))
                                .orElse(false)))
                .anyMatch(changed -> changed);
        this.firstInfinity = claims.stream()
                .filter(claim -> claim.observations().stream()
                        .anyMatch(observation -> !observation.value().isFinite()))
                .findFirst()
                .filter(claim -> claim.observations().stream()
                        .allMatch(observation -> observation.right() || isInfinite(observation.value())));
    }

    private static boolean isInfinite(Matrix value) {
        return value.shape().isScalar() && Double.isInfinite(value.scalar());
    }

    static boolean isAfterUpdate(Claim claim) {
        return claim.asks() instanceof Expression.Call call && call.function().equals("after");
    }

    /** Whether it was written with too few digits for any name. */
    boolean isCoarse(Claim claim) {
        return claim.observations().stream().anyMatch(observation -> {
            double magnitude =
                    observation.value().isFinite() ? observation.value().largestMagnitude() : 0;
            return observation.halfUnits().largestMagnitude() > COARSE * Math.max(1, magnitude);
        });
    }

    /**
     * Whether many mistakes, and no work at all, lead to such values: all 0, a single whole number, not finite, parameters
     * as they were before an update when none is updated.
     *
     * <p>Nobody is told a mistake, or given points for going on rightly, because of a 0 alone.
     */
    boolean isWeak(Claim claim) {
        return claim.observations().stream()
                .filter(observation -> !observation.right())
                .allMatch(observation -> isWeak(observation) || (!updates && isUnchanged(claim, observation)));
    }

    /** Whether it is the first value that is not finite, and infinite: something made it so out of finite values. */
    boolean isFirstInfinity(Claim claim) {
        return firstInfinity.filter(claim::equals).isPresent();
    }

    private static boolean isWeak(Claim.Observation observation) {
        Matrix value = observation.value();
        boolean zero = value.largestMagnitude()
                <= Tolerance.NOISE * observation.expected().largestMagnitude();
        boolean whole = value.shape().isScalar()
                && observation.expected().shape().isScalar()
                && value.scalar() == Math.rint(value.scalar());
        return !value.isFinite() || zero || whole;
    }

    private static boolean isUnchanged(Claim claim, Claim.Observation observation) {
        return before(claim, observation).filter(observation.value()::equals).isPresent();
    }

    /** The parameter that an update starts from. */
    private static Optional<Matrix> before(Claim claim, Claim.Observation observation) {
        return Cell.of(claim.asks(), "")
                .filter(Cell.Updated.class::isInstance)
                .map(cell -> ((Cell.Updated) cell).name())
                .flatMap(name ->
                        Optional.ofNullable(observation.instance().leaves().get(name)));
    }
}
