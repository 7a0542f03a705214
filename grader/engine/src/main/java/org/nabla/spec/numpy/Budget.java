package org.nabla.spec.numpy;

/** How many entries the arrays of one file may still have, counted before any memory is taken for them. */
final class Budget {

    /** 64 MiB of doubles: far more than a problem needs, and what a grader can hold many times. */
    static final int MAXIMUM_ENTRIES = 8 << 20;

    private long left = MAXIMUM_ENTRIES;

    /** False, and nothing taken, when there are not that many left. */
    boolean take(long entries) {
        if (entries > left) {
            return false;
        }
        left -= entries;
        return true;
    }
}
