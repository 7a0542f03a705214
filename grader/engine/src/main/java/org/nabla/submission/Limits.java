package org.nabla.submission;

import java.time.Duration;

/**
 * What one worker may use.
 *
 * @param perCall how long one call may take
 * @param start how long the worker may take to be ready
 * @param consoleBytes how much of what the student's code prints is kept, over the whole run
 * @param replyBytes how long one reply may be
 */
public record Limits(Duration perCall, Duration start, int heapMegabytes, int consoleBytes, int replyBytes) {

    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 256, 64 << 10, 16 << 20);

    public Limits {
        requirePositive("perCall", perCall.toNanos());
        requirePositive("start", start.toNanos());
        requirePositive("heapMegabytes", heapMegabytes);
        requirePositive("consoleBytes", consoleBytes);
        requirePositive("replyBytes", replyBytes);
    }

    private static void requirePositive(String field, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("`%s` must be more than 0, but is %d".formatted(field, value));
        }
    }
}
