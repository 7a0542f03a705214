package org.nabla.diagnosis;

import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.spec.Tolerance;

/** How much a value tells about how it was made. */
final class Evidence {

    private Evidence() {}

    /**
     * Whether many mistakes, and no work at all, lead to such values: all 0, a single whole number, not finite.
     *
     * <p>Nobody is told a mistake, or given points for going on rightly, because of a 0 alone.
     */
    static boolean isWeak(Claim claim) {
        return claim.observations().stream()
                .filter(observation -> !observation.right())
                .allMatch(observation -> isWeak(observation) || isUnchanged(claim, observation));
    }

    private static boolean isWeak(Claim.Observation observation) {
        Matrix value = observation.value();
        boolean zero = value.largestMagnitude()
                <= Tolerance.NOISE * observation.expected().largestMagnitude();
        boolean whole = value.shape().isScalar() && value.scalar() == Math.rint(value.scalar());
        return !value.isFinite() || zero || whole;
    }

    /** A parameter that an update has left as it was. */
    private static boolean isUnchanged(Claim claim, Claim.Observation observation) {
        return Cell.of(claim.asks(), "")
                .filter(Cell.Updated.class::isInstance)
                .map(cell -> ((Cell.Updated) cell).name())
                .flatMap(name ->
                        Optional.ofNullable(observation.instance().leaves().get(name)))
                .filter(observation.value()::equals)
                .isPresent();
    }
}
