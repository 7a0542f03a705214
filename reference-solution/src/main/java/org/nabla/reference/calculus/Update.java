package org.nabla.reference.calculus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the parameters of a problem are updated.
 *
 * @param settings the learning rate and the rule's own numbers, by name
 * @param learnable the parameters that move, in the problem's order
 * @param decay the factor λ of weight decay: {@code λ·theta} is added to the gradient
 * @param decayed the parameters that decay
 */
public record Update(
        UpdateRule rule, Map<String, Double> settings, Set<String> learnable, double decay, Set<String> decayed) {

    public Update {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        learnable = Collections.unmodifiableSet(new LinkedHashSet<>(learnable));
        decayed = Collections.unmodifiableSet(new LinkedHashSet<>(decayed));
    }

    public Update withLearningRate(double learningRate) {
        Map<String, Double> changed = new LinkedHashMap<>(settings);
        changed.put("learning_rate", learningRate);
        return new Update(rule, changed, learnable, decay, decayed);
    }
}
