package org.nabla.grading;

import java.util.List;
import java.util.Optional;

/**
 * A known mistake that gives exactly the values that were judged wrong.
 *
 * @param misconception its id in the catalogue
 * @param hint where to look; gives nothing away
 * @param slips the mistakes that it consists of; empty for a single one
 * @param steps the quantities at whose computation it acts, in the problem's own names; empty for one in data, in numbers
 *     or in a training
 * @param explanation where the problem has it told in the report
 */
public record Cause(
        String misconception,
        Certainty certainty,
        String hint,
        List<String> slips,
        List<String> steps,
        Optional<Explanation> explanation) {

    /** How sure it is. */
    public enum Certainty {
        /** No other known mistake gives these values. */
        UNIQUE("unique"),
        /** One of several that cannot be told apart by these values. */
        ONE_OF("one-of"),
        /** One of two that were both made. */
        TOGETHER("together"),
        /** No mistake: another way of doing it, which the problem does not ask for, or one of what cannot be told apart. */
        CONVENTION("convention");

        private final String id;

        Certainty(String id) {
            this.id = id;
        }

        /** The word for it in reports; never changes. */
        public String id() {
            return id;
        }
    }

    /**
     * Why it is a mistake.
     *
     * @param belief what is believed, or done
     * @param correction what is true instead
     * @param computed what is computed at each step, such as {@code db2 = dW2}, in the problem's own names
     */
    public record Explanation(String belief, String correction, String text, List<String> computed) {
        public Explanation {
            computed = List.copyOf(computed);
        }
    }

    public Cause {
        slips = List.copyOf(slips);
        steps = List.copyOf(steps);
    }

    /** Whether it is no mistake. */
    public boolean isConvention() {
        return certainty == Certainty.CONVENTION;
    }
}
