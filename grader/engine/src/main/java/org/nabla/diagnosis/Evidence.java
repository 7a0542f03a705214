package org.nabla.diagnosis;

import org.nabla.reference.Matrix;

/** How much a value tells about how it was made. */
final class Evidence {

    private Evidence() {}

    /**
     * Whether many mistakes, and no work at all, lead to such values: all 0, all the same whole number, not finite.
     *
     * <p>Nobody is told a mistake, or given points for going on rightly, because of a 0 alone.
     */
    static boolean isWeak(Claim claim) {
        return claim.observations().stream()
                .filter(observation -> !observation.right())
                .allMatch(observation -> isWeak(observation.value()) || isUnchanged(claim, observation));
    }

    private static boolean isWeak(Matrix value) {
        double[] entries = value.toArray();
        boolean finite = value.isFinite();
        boolean constant = finite;
        for (double entry : entries) {
            constant &= entry == entries[0] && entry == Math.rint(entry);
        }
        return !finite || constant;
    }

    /** A parameter that an update has left as it was. */
    private static boolean isUnchanged(Claim claim, Claim.Observation observation) {
        return Cell.of(claim.asks(), "").filter(Cell.Updated.class::isInstance).isPresent()
                && observation.value().equals(observation.instance().leaves().get(name(claim)));
    }

    private static String name(Claim claim) {
        return claim.asks().children().get(1).toString();
    }
}
