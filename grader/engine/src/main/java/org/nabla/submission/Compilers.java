package org.nabla.submission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.nabla.sandbox.Ending;
import org.nabla.sandbox.Received;
import org.nabla.sandbox.Sandbox;

/**
 * The compilers at work, each kept for the next submission: it is a warm one that compiles fast.
 *
 * <p>So a submission rather waits for the one before it than for a new compiler, unless another is waiting already, or it
 * takes long. One that a submission broke is ended. Where it had compiled others before, the submission is tried once more in a
 * fresh one, so that what comes of it does not depend on who was before.
 */
final class Compilers implements AutoCloseable {

    /** Longer than a compiler takes to get ready and to compile a homework; a submission that leads it astray takes 10 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Workplace workplace;
    private final Sandbox sandbox;
    private final Duration patience;
    private final Deque<CompilerChild> idle = new ArrayDeque<>();
    private int compiling;
    private int waiting;
    private boolean closed;

    Compilers(Workplace workplace, Sandbox sandbox) {
        this(workplace, sandbox, PATIENCE);
    }

    /** Where a submission waits for the one before it no longer than this. */
    Compilers(Workplace workplace, Sandbox sandbox, Duration patience) {
        this.workplace = workplace.seenBy(sandbox);
        this.sandbox = sandbox;
        this.patience = patience;
    }

    /** Has one started, for who knows that a submission will come. */
    synchronized void startAhead() {
        keep(CompilerChild.start(workplace, sandbox));
    }

    /** Compiles a submission's files; the limit is for the time on the wall. */
    CompileReply compile(List<SourceFile> files, Duration limit) {
        try {
            CompilerChild child = take();
            boolean wasFresh = child.isFresh();
            CompileReply reply = compile(child, files, limit);
            return wasFresh || isFinal(reply) ? reply : compile(another(), files, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while compiling", e);
        }
    }

    /** A compiler that is still well, or would only run into its limit again. */
    private static boolean isFinal(CompileReply reply) {
        return reply instanceof CompileReply.Classes
                || reply instanceof CompileReply.Errors
                || reply instanceof CompileReply.OutOfTime;
    }

    private CompileReply compile(CompilerChild child, List<SourceFile> files, Duration limit)
            throws InterruptedException {
        boolean well = false;
        try {
            Received received = child.compile(files, limit);
            CompileReply reply = reply(received, files, limit);
            well = reply instanceof CompileReply.Classes || reply instanceof CompileReply.Errors;
            return reply;
        } catch (MalformedReplyException e) {
            return new CompileReply.Failed(e.reason());
        } finally {
            if (!well) {
                child.close();
            }
            done(child, well);
        }
    }

    private static CompileReply reply(Received received, List<SourceFile> files, Duration limit)
            throws MalformedReplyException {
        if (received instanceof Received.Line line) {
            return CompileReply.read(line.text(), files);
        }
        Ending ending = ((Received.Ended) received).ending();
        if (ending instanceof Ending.TimedOut) {
            return new CompileReply.OutOfTime(limit);
        }
        if (ending instanceof Ending.Exited exited) {
            return new CompileReply.Failed("it ended with exit code %d".formatted(exited.code()));
        }
        return new CompileReply.Failed("what it wrote is no reply");
    }

    /** One that is warm, if there is any to be had soon. */
    private synchronized CompilerChild take() throws InterruptedException {
        awaitIdle();
        CompilerChild child = idle.poll();
        while (child != null && !child.isAlive()) {
            child.close();
            child = idle.poll();
        }
        if (child == null) {
            return another();
        }
        compiling++;
        return child;
    }

    private void awaitIdle() throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        waiting++;
        try {
            long left = patience.toMillis();
            while (!closed && idle.isEmpty() && waiting <= compiling && left > 0) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        } finally {
            waiting--;
        }
    }

    private synchronized CompilerChild another() {
        CompilerChild child = CompilerChild.start(workplace, sandbox);
        compiling++;
        return child;
    }

    private synchronized void done(CompilerChild child, boolean well) {
        compiling--;
        if (well) {
            keep(child);
        }
        notifyAll();
    }

    private void keep(CompilerChild child) {
        if (closed) {
            child.close();
        } else {
            idle.push(child);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        idle.forEach(CompilerChild::close);
        idle.clear();
    }
}
