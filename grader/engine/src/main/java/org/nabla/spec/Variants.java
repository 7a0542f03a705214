package org.nabla.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the variants of a problem look like; their numbers come from a seed.
 *
 * @param sizes of the named dimensions; those not named keep the published size
 * @param lesson of a problem that trains
 * @param redrawn the quantities whose graphs are drawn anew
 * @param draws how each input is drawn; parameters are drawn uniformly
 */
public record Variants(
        int count,
        Map<String, Integer> sizes,
        OptionalDouble learningRate,
        Map<String, Draw> draws,
        Optional<Lesson> lesson,
        List<String> redrawn) {

    /** How long a variant trains, and on how many samples a set. */
    public record Lesson(int epochs, int samples) {}

    public Variants {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        draws = Collections.unmodifiableMap(new LinkedHashMap<>(draws));
        redrawn = List.copyOf(redrawn);
    }
}
