package org.nabla.reference.calculus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.expression.Expression;

/**
 * How gradients are pulled back through operations and gathered where a value has several uses.
 *
 * @param rules by the word for an operation, such as {@code divide}: a formula for the gradient of each operand, of the
 *     words {@code x} and {@code y}, the operands, {@code v}, the value, and {@code g}, the gradient that comes back
 * @param seed the derivative of what is differentiated with respect to itself; right is 1
 */
public record WalkingBack(Map<String, List<Expression>> rules, Uses uses, double seed) {

    /** By the rules of the table, all contributions added up. */
    public static final WalkingBack RIGHT = new WalkingBack(Map.of(), Uses.ALL, 1);

    private static final String USES = "uses";
    private static final String SEED = "seed";

    /** Which contributions a value's gradient is made of. */
    public enum Uses {
        /** The sum over all uses. */
        ALL,
        /** The first node that uses it, in the order of computation, and has something to contribute. */
        FIRST,
        /** The last one. */
        LAST,
        /** What was written last on the way back: the last operand of the first node that uses it. */
        OVERWRITTEN,
        /** Every node that uses it, but each one once, however many of its operands it is. */
        ONCE
    }

    public WalkingBack {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
    }

    /** What is done in another way, in the words of {@link Rewriting#changed}. */
    Set<String> changed() {
        Set<String> changed = new LinkedHashSet<>();
        rules.keySet().forEach(word -> changed.add(operationKey(word)));
        if (uses != Uses.ALL) {
            changed.add(USES);
        }
        if (seed != 1) {
            changed.add(SEED);
        }
        return changed;
    }

    static String operationKey(String word) {
        return "operation " + word;
    }

    static String usesKey() {
        return USES;
    }

    static String seedKey() {
        return SEED;
    }

    /** With another way, too; where both have one, the other's holds. */
    WalkingBack with(WalkingBack other) {
        Map<String, List<Expression>> all = new LinkedHashMap<>(rules);
        all.putAll(other.rules);
        return new WalkingBack(all, other.uses == Uses.ALL ? uses : other.uses, other.seed == 1 ? seed : other.seed);
    }
}
