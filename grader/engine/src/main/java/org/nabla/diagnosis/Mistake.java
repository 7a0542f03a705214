package org.nabla.diagnosis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.expression.Expression;

/**
 * An entry of the catalogue: something people do instead of what is right.
 *
 * @param id as in the catalogue
 * @param slips the entries that it consists of; empty for a single mistake
 * @param evidence A to D
 * @param convention whether it is another way that is not wrong in itself
 * @param ways the forms it takes in one step; empty when no numbers follow from it
 * @param habits the forms it takes in a training, beside what its steps do
 */
public record Mistake(
        String id,
        Words words,
        List<String> slips,
        char evidence,
        boolean convention,
        List<Way> ways,
        List<Habit> habits) {

    /**
     * What is told about it.
     *
     * @param hint where to look; gives nothing away
     * @param belief what is believed, or done
     * @param correction what is true instead
     * @param explanation why
     */
    public record Words(String hint, String belief, String correction, String explanation) {}

    public Mistake {
        slips = List.copyOf(slips);
        ways = List.copyOf(ways);
        habits = List.copyOf(habits);
    }

    /**
     * One form of a mistake.
     *
     * @param when what must hold for it to be possible; a word and the values it may have
     * @param formulas what is computed at a site, for the layers where it is
     * @param exchanges parts of definitions and questions that are written in another way
     * @param back how gradients pass back through any operation
     * @param decimals to how many decimals every value is rounded on the way
     * @param reordered whether the weights are drawn before the biases
     * @param afterUpdate whether values that belong before the update are taken after it
     */
    record Way(
            Map<String, List<String>> when,
            Map<Site, Map<Place, Expression>> formulas,
            Exchanges exchanges,
            WalkingBack back,
            Optional<Integer> decimals,
            boolean reordered,
            boolean afterUpdate) {

        Way {
            when = Map.copyOf(when);
            formulas = formulas.isEmpty() ? Map.of() : new EnumMap<>(formulas);
        }

        List<Exchange> rewrites() {
            return exchanges.rewrites();
        }

        List<Exchange> answers() {
            return exchanges.answers();
        }
    }

    /** Which layers a formula is for. */
    enum Place {
        ALL {
            @Override
            boolean holds(Layer layer) {
                return true;
            }
        },
        HIDDEN {
            @Override
            boolean holds(Layer layer) {
                return !layer.last();
            }
        },
        LAST {
            @Override
            boolean holds(Layer layer) {
                return layer.last();
            }
        },
        LATER {
            @Override
            boolean holds(Layer layer) {
                return layer.number() > 1;
            }
        };

        abstract boolean holds(Layer layer);
    }

    /**
     * What is written in another way.
     *
     * @param rewrites in definitions
     * @param answers in questions
     */
    record Exchanges(List<Exchange> rewrites, List<Exchange> answers) {
        Exchanges {
            rewrites = List.copyOf(rewrites);
            answers = List.copyOf(answers);
        }
    }

    /**
     * One expression in place of another; a name of the first that ends with {@code _} stands for anything but a number.
     *
     * @param where the shapes that what such a name stands for must have, in the order in which they are looked at
     */
    record Exchange(Expression from, Expression to, Map<String, Expression> where) {
        Exchange {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        }

        /** Whatever its names stand for. */
        Exchange(Expression from, Expression to) {
            this(from, to, Map.of());
        }
    }
}
