package org.nabla.diagnosis;

import java.util.List;

/** What is found about a wrong value. */
public sealed interface Finding {

    /** The entries of the catalogue that it names; none when it names none. */
    default List<Mistake> mistakes() {
        return List.of();
    }

    /**
     * It follows by the right rules from earlier values that are wrong.
     *
     * @param earns whether it shows that somebody went on rightly; a 0 that follows from a 0 shows nothing
     */
    record Follows(boolean earns) implements Finding {}

    /**
     * A known mistake gives exactly this value.
     *
     * @param mistakes more than one when they cannot be told apart here
     * @param together whether all of them were made, one after the other
     */
    record Named(List<Mistake> mistakes, boolean together) implements Finding {
        public Named {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** Another way of doing it, which gives other numbers and is no mistake in itself. */
    record OtherConvention(Mistake convention) implements Finding {
        @Override
        public List<Mistake> mistakes() {
            return List.of(convention);
        }
    }

    /** Nothing that is known gives this value. */
    record Unknown() implements Finding {}
}
