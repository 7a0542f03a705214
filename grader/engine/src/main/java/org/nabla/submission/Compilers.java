package org.nabla.submission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.nabla.sandbox.Ending;
import org.nabla.sandbox.Received;
import org.nabla.sandbox.Sandbox;

/**
 * The compilers at work: as many as submissions are compiled at the same time, each kept for the next one.
 *
 * <p>One that a submission broke is ended. Where it had compiled others before, the submission is tried once more in a
 * fresh one, so that what comes of it does not depend on who was before.
 */
final class Compilers implements AutoCloseable {

    private final Workplace workplace;
    private final Sandbox sandbox;
    private final Deque<CompilerChild> idle = new ArrayDeque<>();
    private boolean closed;

    Compilers(Workplace workplace, Sandbox sandbox) {
        this.workplace = workplace.seenBy(sandbox);
        this.sandbox = sandbox;
    }

    /** Has one started, for who knows that a submission will come. */
    void startAhead() {
        giveBack(CompilerChild.start(workplace, sandbox));
    }

    /** Compiles a submission's files; the limit is for the time on the wall. */
    CompileReply compile(List<SourceFile> files, Duration limit) {
        try {
            CompilerChild child = take();
            boolean wasFresh = child.isFresh();
            CompileReply reply = compile(child, files, limit);
            return wasFresh || isFinal(reply) ? reply : compile(CompilerChild.start(workplace, sandbox), files, limit);
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
            if (well) {
                giveBack(child);
            } else {
                child.close();
            }
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

    private synchronized CompilerChild take() {
        CompilerChild child = idle.poll();
        while (child != null && !child.isAlive()) {
            child.close();
            child = idle.poll();
        }
        return child == null ? CompilerChild.start(workplace, sandbox) : child;
    }

    private synchronized void giveBack(CompilerChild child) {
        if (closed) {
            child.close();
        } else {
            idle.push(child);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(CompilerChild::close);
        idle.clear();
    }
}
