package org.nabla.proof;

import org.nabla.grading.Comparison;
import org.nabla.grading.Expected;
import org.nabla.reference.Matrix;
import org.nabla.spec.Tolerance;

/** What a mistake makes of one answer. */
sealed interface Seen {

    /** For a table. */
    char mark();

    boolean sameAs(Seen other);

    /** The answer is accepted: nothing is seen. */
    record Nothing() implements Seen {
        @Override
        public char mark() {
            return '.';
        }

        @Override
        public boolean sameAs(Seen other) {
            return other instanceof Nothing;
        }
    }

    /** There is no answer, because shapes do not fit on the way: the mistake shows itself. */
    record Stop() implements Seen {
        @Override
        public char mark() {
            return '-';
        }

        @Override
        public boolean sameAs(Seen other) {
            return other instanceof Stop;
        }
    }

    /**
     * The answer is wrong.
     *
     * @param tolerance within which another one is the same
     */
    record Wrong(Matrix value, double scale, Tolerance tolerance) implements Seen {
        @Override
        public char mark() {
            return 'x';
        }

        @Override
        public boolean sameAs(Seen other) {
            return other instanceof Wrong wrong
                    && (value.equals(wrong.value)
                            || Comparison.of(new Expected(value, scale), wrong.value, false, tolerance)
                                    instanceof Comparison.Equal);
        }
    }
}
