package org.nabla.report.document;

import java.util.Arrays;
import java.util.Optional;
import org.nabla.grading.Verdict;

/** The verdicts as reports name them, and which of the few classes of other formats each belongs to. */
public enum VerdictWord {
    CORRECT("correct", Outcome.PASSED),
    CARRIED_FORWARD("carried-forward", Outcome.PASSED),
    INCORRECT("incorrect", Outcome.FAILED),
    NOT_ATTEMPTED("not-attempted", Outcome.FAILED),
    RAISED("raised", Outcome.FAILED),
    TIMED_OUT("timed-out", Outcome.FAILED),
    OUT_OF_MEMORY("out-of-memory", Outcome.FAILED),
    MALFORMED("malformed", Outcome.FAILED),
    SKIPPED("skipped", Outcome.NOT_RUN),
    GRADER_FAULT("grader-fault", Outcome.ERROR);

    /** What a check can come to in formats that know nothing of verdicts. */
    public enum Outcome {
        PASSED,
        /** The student's answer, or its absence, is the reason. */
        FAILED,
        /** Not tried, because of something reported elsewhere. */
        NOT_RUN,
        /** The grader is the reason; it is nobody's 0. */
        ERROR
    }

    private final String id;
    private final Outcome outcome;

    VerdictWord(String id, Outcome outcome) {
        this.id = id;
        this.outcome = outcome;
    }

    /** The word in reports; never changes. */
    public String id() {
        return id;
    }

    public Outcome outcome() {
        return outcome;
    }

    public static VerdictWord of(Verdict verdict) {
        return withId(verdict.id())
                .orElseThrow(() -> new IllegalArgumentException("`%s` has no word".formatted(verdict.id())));
    }

    public static Optional<VerdictWord> withId(String id) {
        return Arrays.stream(values()).filter(word -> word.id.equals(id)).findFirst();
    }
}
