package org.nabla.batch.offender;

/** Breaks the rule that no clock is in the result of a batch. */
public final class BatchThatKnowsTheTime {

    public long stamp() {
        return System.currentTimeMillis();
    }
}
