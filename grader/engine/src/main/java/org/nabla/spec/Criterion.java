package org.nabla.spec;

/** What makes an answer right. */
public sealed interface Criterion {

    Criterion EQUAL = new Equal();

    /** It equals the reference's answer within the tolerance. */
    record Equal() implements Criterion {}

    /**
     * Every entry lies in a range, whatever the reference's own answer is: for results of random starts.
     *
     * <p>The range is about the published instance. In the variants other numbers come out, and the answer must equal
     * the reference's.
     */
    record Within(double from, double to) implements Criterion {
        public Within {
            if (!(from <= to)) {
                throw new IllegalArgumentException("a range runs upwards, but this is %s to %s".formatted(from, to));
            }
        }
    }

    /**
     * A history of losses that falls: the last is below the first, and none is above the first by more than a tenth.
     */
    record Falls() implements Criterion {
        /** A loss may rise for a while where steps are noisy; beyond this part of the first it diverges. */
        public static final double MOST_ABOVE_FIRST = 0.1;
    }
}
