package org.nabla.grading;

/**
 * A known mistake that gives exactly the values that were judged wrong.
 *
 * @param misconception its id in the catalogue
 * @param hint where to look; gives nothing away
 */
public record Cause(String misconception, Certainty certainty, String hint) {

    /** How sure it is. */
    public enum Certainty {
        /** No other known mistake gives these values. */
        UNIQUE("unique"),
        /** One of several that cannot be told apart by these values. */
        ONE_OF("one-of"),
        /** One of two that were both made. */
        TOGETHER("together"),
        /** No mistake: another way of doing it, which the problem does not ask for. */
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
}
