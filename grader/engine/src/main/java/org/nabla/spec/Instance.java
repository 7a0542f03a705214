package org.nabla.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.Expression;

/**
 * Concrete parameters and data: the published ones, or a variant.
 *
 * @param id {@code published}, or {@code variant-1} and so on
 * @param leaves the value of every parameter and input
 * @param sizes the size of every named dimension
 * @param constants the learning rate and the other settings of the update
 * @param training the sets of samples and the schedule of a problem that trains
 * @param definitions of the quantities whose graphs are drawn anew, in place of the model's
 */
public record Instance(
        String id,
        Map<String, Matrix> leaves,
        Map<String, Integer> sizes,
        Map<String, Double> constants,
        Optional<Training.Material> training,
        Map<String, Expression> definitions) {

    public static final String PUBLISHED = "published";

    public Instance {
        leaves = Collections.unmodifiableMap(new LinkedHashMap<>(leaves));
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    }

    /** An instance that computes every quantity as the model does. */
    public Instance(
            String id,
            Map<String, Matrix> leaves,
            Map<String, Integer> sizes,
            Map<String, Double> constants,
            Optional<Training.Material> training) {
        this(id, leaves, sizes, constants, training, Map.of());
    }

    public boolean isPublished() {
        return id.equals(PUBLISHED);
    }
}
