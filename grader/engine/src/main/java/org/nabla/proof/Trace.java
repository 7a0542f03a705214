package org.nabla.proof;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nabla.diagnosis.Effects;

/**
 * What one form of a mistake makes of all answers.
 *
 * @param seen instance by instance, and there question by question
 */
record Trace(Effects.Form form, List<Seen> seen) {

    Trace {
        seen = List.copyOf(seen);
    }

    String mistake() {
        return form.mistake().id();
    }

    boolean isCaught() {
        return !seen.stream().allMatch(Seen.Nothing.class::isInstance);
    }

    /** Whether it gives itself away by shapes alone, and no wrong number comes out. */
    boolean onlyStops() {
        return isCaught() && seen.stream().noneMatch(Seen.Wrong.class::isInstance);
    }

    boolean sameAs(Trace other) {
        for (int i = 0; i < seen.size(); i++) {
            if (!seen.get(i).sameAs(other.seen.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first question, counted from 0, at which it differs from another; nothing when it is the same. */
    OptionalInt difference(Trace other, int questions) {
        return IntStream.range(0, seen.size())
                .filter(i -> !seen.get(i).sameAs(other.seen.get(i)))
                .map(i -> i % questions)
                .min();
    }

    /** The first question, counted from 0, that catches it. */
    OptionalInt catching(int questions) {
        return IntStream.range(0, seen.size())
                .filter(i -> !(seen.get(i) instanceof Seen.Nothing))
                .map(i -> i % questions)
                .min();
    }

    /** A mark for each question: what is seen there on the first instance that shows anything. */
    String marks(int questions) {
        StringBuilder marks = new StringBuilder();
        for (int question = 0; question < questions; question++) {
            char mark = '.';
            for (int i = question; i < seen.size() && mark == '.'; i += questions) {
                mark = seen.get(i).mark();
            }
            marks.append(mark);
        }
        return marks.toString();
    }
}
