package org.nabla.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a batch is, as a line of a terminal that is written over; silent anywhere else.
 *
 * <p>Rate and remaining time count what this run graded. What an earlier run had finished took no time.
 */
final class BatchProgress implements AutoCloseable {

    private static final long BETWEEN_NANOS = 200_000_000;
    private static final int LONGEST = 78;

    private final int all;
    private final boolean shown;
    private final PrintWriter terminal;
    private final LongSupplier nanoTime;
    private final long start;
    private int kept;
    private int graded;
    private long last;
    private boolean any;

    BatchProgress(int all, boolean shown, PrintWriter terminal, LongSupplier nanoTime) {
        this.all = all;
        this.shown = shown;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.last = start - BETWEEN_NANOS;
    }

    synchronized void step(boolean wasKept) {
        kept += wasKept ? 1 : 0;
        graded += wasKept ? 0 : 1;
        long now = nanoTime.getAsLong();
        if (shown && (now - last >= BETWEEN_NANOS || done() == all)) {
            last = now;
            any = true;
            terminal.print('\r' + padded(line(now)));
            terminal.flush();
        }
    }

    synchronized int done() {
        return kept + graded;
    }

    synchronized int kept() {
        return kept;
    }

    private String line(long now) {
        StringBuilder line = new StringBuilder("grading %d of %d".formatted(done(), all));
        double seconds = (now - start) / 1e9;
        if (graded > 0 && seconds > 0) {
            double rate = graded / seconds;
            line.append(String.format(Locale.ROOT, ", %s a second", rate < 10 ? "%.1f" : "%.0f")
                    .formatted(rate));
            long left = Math.round((all - done()) / rate);
            line.append(done() == all ? "" : ", about %s left".formatted(words(Duration.ofSeconds(left))));
        }
        if (kept > 0) {
            line.append(", %d from before".formatted(kept));
        }
        return line.toString();
    }

    /** {@code 45 s}, {@code 12 min}, {@code 3 h 5 min}. */
    static String words(Duration time) {
        if (time.toSeconds() < 100) {
            return "%d s".formatted(time.toSeconds());
        }
        return time.toMinutes() < 100
                ? "%d min".formatted(time.plusSeconds(30).toMinutes())
                : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }

    private static String padded(String line) {
        return line.length() >= LONGEST ? line.substring(0, LONGEST) : line + " ".repeat(LONGEST - line.length());
    }

    @Override
    public synchronized void close() {
        if (any) {
            terminal.print('\r' + " ".repeat(LONGEST) + '\r');
            terminal.flush();
        }
    }
}
