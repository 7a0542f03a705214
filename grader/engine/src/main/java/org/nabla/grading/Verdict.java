package org.nabla.grading;

import java.math.BigDecimal;
import java.util.Optional;
import org.nabla.message.Message;

/**
 * What one check concluded.
 *
 * <p>A wrong answer, a crash in the student's code, a check that could not be tried and a fault in the grader are
 * different things to a student, and stay different types here.
 */
public sealed interface Verdict {

    /** Java 17 cannot switch over sealed types; a new verdict breaks every caller of this instead. */
    <R> R match(Cases<R> cases);

    /** The word for it in reports; never changes. */
    String id();

    /** What the student is told; nothing when there is nothing to say. */
    Optional<Message> message();

    /** Whether it earns the points. */
    default boolean earns() {
        return this instanceof Correct || this instanceof CarriedForward;
    }

    /**
     * Right.
     *
     * @param remark an arrangement that was forgiven, for example
     */
    record Correct(Optional<Message> remark) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.correct(this);
        }

        @Override
        public String id() {
            return "correct";
        }

        @Override
        public Optional<Message> message() {
            return remark;
        }
    }

    /** The part of the points that it earns, from 0 to 1. */
    default BigDecimal share() {
        return earns() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /**
     * Right from the student's own earlier values, which are wrong.
     *
     * @param share the part of the points that the problem gives for it
     */
    record CarriedForward(Message because, BigDecimal share) implements Verdict {

        /** The label of the evidence that says which question shows the mistake, where that is in another function. */
        public static final String FROM = "follows from";

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.carriedForward(this);
        }

        @Override
        public String id() {
            return "carried-forward";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** An answer was given, and it is not the right one. */
    record Incorrect(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.incorrect(this);
        }

        @Override
        public String id() {
            return "incorrect";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** No answer was given. */
    record NotAttempted(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notAttempted(this);
        }

        @Override
        public String id() {
            return "not-attempted";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** The student's code ended with an exception, or ended itself. */
    record Raised(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.raised(this);
        }

        @Override
        public String id() {
            return "raised";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    record TimedOut(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.timedOut(this);
        }

        @Override
        public String id() {
            return "timed-out";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    record OutOfMemory(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.outOfMemory(this);
        }

        @Override
        public String id() {
            return "out-of-memory";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** What was handed in cannot be understood as an answer. */
    record Malformed(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.malformed(this);
        }

        @Override
        public String id() {
            return "malformed";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** Not tried, because of something reported elsewhere. */
    record Skipped(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.skipped(this);
        }

        @Override
        public String id() {
            return "skipped";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** The grader failed; nobody loses points by it. */
    record GraderFault(Message because) implements Verdict {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.graderFault(this);
        }

        @Override
        public String id() {
            return "grader-fault";
        }

        @Override
        public Optional<Message> message() {
            return Optional.of(because);
        }
    }

    /** What to do with each kind. */
    interface Cases<R> {
        R correct(Correct verdict);

        R carriedForward(CarriedForward verdict);

        R incorrect(Incorrect verdict);

        R notAttempted(NotAttempted verdict);

        R raised(Raised verdict);

        R timedOut(TimedOut verdict);

        R outOfMemory(OutOfMemory verdict);

        R malformed(Malformed verdict);

        R skipped(Skipped verdict);

        R graderFault(GraderFault verdict);
    }
}
