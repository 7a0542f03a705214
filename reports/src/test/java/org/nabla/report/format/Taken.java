package org.nabla.report.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a program makes of a file that was written for it.
 *
 * @param score what it puts into its gradebook, in its own scale; absent when it gives none
 * @param complaints the rules of the program that the file breaks
 */
record Taken(State state, Optional<BigDecimal> score, List<String> complaints) {

    enum State {
        /** It shows what it was told. */
        TAKEN,
        /** It tells the student that the files must change, and gives no grade. */
        NOT_GRADABLE,
        /** It shows that the grader failed, and gives no grade. */
        NO_RESULT
    }

    static Taken of(Optional<BigDecimal> score, List<String> complaints) {
        return new Taken(State.TAKEN, score, List.copyOf(complaints));
    }

    static Taken without(State state, List<String> complaints) {
        return new Taken(state, Optional.empty(), List.copyOf(complaints));
    }
}
