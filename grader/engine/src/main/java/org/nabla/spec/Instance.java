package org.nabla.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nabla.reference.Matrix;

/**
 * Concrete parameters and data: the published ones, or a variant.
 *
 * @param id {@code published}, or {@code variant-1} and so on
 * @param leaves the value of every parameter and input
 * @param sizes the size of every named dimension
 * @param constants the learning rate and the other settings of the update
 */
public record Instance(
        String id, Map<String, Matrix> leaves, Map<String, Integer> sizes, Map<String, Double> constants) {

    public static final String PUBLISHED = "published";

    public Instance {
        leaves = Collections.unmodifiableMap(new LinkedHashMap<>(leaves));
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    public boolean isPublished() {
        return id.equals(PUBLISHED);
    }
}
