package org.nabla.witness;

import java.util.List;

/**
 * What came of holding the gradients of a submission against its own loss.
 *
 * <p>It says nothing of right and wrong: a submission may agree with itself about another network.
 */
public sealed interface GradientCheck {

    /** The quantity that is differentiated. */
    String loss();

    /** The instance whose parameters it was done near. */
    String instance();

    /** {@code consistent}, {@code disagrees} or {@code not-checked}. */
    String outcome();

    /** One entry a gradient, at least one of them decided. */
    record Compared(String loss, String instance, List<Gradient> gradients) implements GradientCheck {
        public Compared {
            gradients = List.copyOf(gradients);
        }

        @Override
        public String outcome() {
            return isConsistent() ? "consistent" : "disagrees";
        }

        /** Whether no gradient disagrees. */
        public boolean isConsistent() {
            return gradients.stream().noneMatch(gradient -> gradient.agreement().disagrees());
        }
    }

    /**
     * Nothing could be compared.
     *
     * @param function the one that is in the way; empty when it is none
     */
    record NotCompared(String loss, String instance, Reason reason, String function) implements GradientCheck {
        @Override
        public String outcome() {
            return "not-checked";
        }
    }

    /**
     * One gradient.
     *
     * @param quantity the canonical expression, such as {@code grad(W1)}
     * @param name what it is called in code, such as {@code grad_W1}
     * @param parameter what the loss is differentiated with respect to
     */
    record Gradient(String quantity, String name, String parameter, Agreement agreement) {}

    /** Why nothing could be compared. */
    enum Reason {
        /** A function that is needed is not there, or gave no usable value before. */
        FUNCTION_FAILED("function-failed"),
        /** A function ended with an error, or gave no usable value, near the parameters for which it gave one. */
        FAILED_NEARBY("failed-nearby"),
        /** A function gave two answers to the same call. */
        NOT_REPEATABLE("not-repeatable"),
        /** A value is NaN or infinite. */
        NOT_FINITE("not-finite"),
        /** Values are rounded before they are returned. */
        ROUNDED("rounded"),
        /** No slope could be told well enough. */
        NOT_SMOOTH("not-smooth"),
        /** More calls, numbers or time than are worth it. */
        TOO_LONG("too-long"),
        /** The grader failed. */
        GRADER_FAULT("grader-fault");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The word for it in reports; never changes. */
        public String id() {
            return id;
        }
    }
}
