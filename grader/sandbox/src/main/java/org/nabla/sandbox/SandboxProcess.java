package org.nabla.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running child that is spoken to in lines; leaving the {@code try} block always ends it and all it started.
 *
 * <p>Whatever it writes, it can neither block this JVM nor fill its memory.
 */
public final class SandboxProcess implements AutoCloseable {

    /** How often a silent child is looked at; a line is never late because of it. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** How long a child that closed its output may take to end, so that its exit code can be told. */
    private static final Duration TO_EXIT = Duration.ofSeconds(1);

    private static final int MILLIS_TO_DRAIN = 500;

    private final Process process;
    private final Scratch scratch;
    private final ProcessTree tree;
    private final ScratchWatch watch;
    private final LineReader reader;
    private final LineWriter writer;
    private final CappedCapture errors;
    private final List<Thread> threads;
    private final AtomicBoolean closed = new AtomicBoolean();

    SandboxProcess(Process process, Scratch scratch, ChildCommand command) {
        this.process = process;
        this.scratch = scratch;
        this.tree = new ProcessTree(process.toHandle(), scratch.marker());
        this.watch = new ScratchWatch(scratch, process.pid(), command.limits().scratchMegabytes());
        this.reader = new LineReader(process.getInputStream(), command.lineBytes());
        this.writer = new LineWriter(process.getOutputStream());
        this.errors = new CappedCapture(process.getErrorStream(), command.consoleBytes());
        this.threads = List.of(daemon(errors, "errors"), daemon(reader, "lines"), daemon(writer, "input"));
    }

    private Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "nabla-child-%d-%s".formatted(process.pid(), name));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Hands a line to the child and returns at once; that a child does not read it shows when its answer is due. */
    public void send(String line) {
        writer.send(line);
    }

    /** Waits for the next line; a child that says nothing more has been ended when this returns. */
    public Received receive(Duration limit) throws InterruptedException {
        Received received = awaitLine(limit);
        if (received instanceof Received.Ended) {
            tree.end();
        }
        return received;
    }

    private Received awaitLine(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean wasAlive = true;
        while (true) {
            boolean isAlive = process.isAlive();
            long remaining = Math.max(0, deadline - System.nanoTime());
            Received received = reader.poll(Duration.ofNanos(Math.min(remaining, LOOK.toNanos())));
            if (isAlive && watch.isExceeded()) {
                return new Received.Ended(watch.ending());
            }
            if (received != null) {
                return withExitCode(received);
            }
            if (!wasAlive) { // a descendant holds the output open; what the child itself wrote has been read
                return new Received.Ended(new Ending.Exited(process.exitValue()));
            }
            if (isAlive && remaining == 0) {
                return new Received.Ended(new Ending.TimedOut(limit));
            }
            wasAlive = isAlive;
        }
    }

    private Received withExitCode(Received received) throws InterruptedException {
        boolean outputEnded = received instanceof Received.Ended ended && ended.ending() instanceof Ending.OutputClosed;
        if (outputEnded && process.waitFor(TO_EXIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Received.Ended(new Ending.Exited(process.exitValue()));
        }
        return received;
    }

    /** Waits for the child to end by itself; empty when it has not within the limit. */
    public OptionalInt awaitExit(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** What the child wrote to its standard error so far; complete once it is closed. */
    public Captured captured() {
        return errors.captured();
    }

    /** From now on, what the child writes to its standard error is read away; what was read before stays. */
    public void mute() {
        errors.mute();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        tree.end();
        awaitDrained(threads.get(0));
        threads.forEach(Thread::interrupt);
        scratch.remove();
        LivingChildren.remove(this);
    }

    private static void awaitDrained(Thread errors) {
        try {
            errors.join(MILLIS_TO_DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the console stays as it was read so far
        }
    }
}
