package org.nabla.compiler;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Waits for a thread until it has used too much processor time.
 *
 * <p>Processor time is the same on a busy machine; the time on the wall is for the grader to limit.
 */
final class CpuWatch {

    private static final int LOOK_MILLIS = 100;

    private final long limitNanos;

    CpuWatch(long limitNanos) {
        this.limitNanos = limitNanos;
    }

    /** Returns false when the thread is still at it. A clock of this kind is only asked for when a thread takes long. */
    boolean awaitEnd(Thread thread) throws InterruptedException {
        thread.join(limitNanos / 1_000_000 + 1);
        if (!thread.isAlive()) {
            return true;
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (thread.isAlive()) {
            if (threads.getThreadCpuTime(thread.getId()) > limitNanos) {
                return false;
            }
            thread.join(LOOK_MILLIS);
        }
        return true;
    }
}
