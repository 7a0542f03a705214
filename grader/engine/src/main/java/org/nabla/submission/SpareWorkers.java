package org.nabla.submission;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.nabla.sandbox.ChildCommand;
import org.nabla.sandbox.ChildLimits;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.SandboxProcess;

/**
 * Workers that were started before there is something for them to run, so that nobody waits while they start.
 *
 * <p>Each is handed out once and knows of no submission until then.
 */
final class SpareWorkers implements AutoCloseable {

    private final Workplace workplace;
    private final Sandbox sandbox;
    private final int most;
    private final Deque<Worker> waiting = new ArrayDeque<>();
    private boolean closed;

    /** A process that waits for a submission, and what it may use. */
    private record Worker(SandboxProcess process, Limits limits) {}

    /** Keeps at most so many, and none where that is 0. */
    SpareWorkers(Workplace workplace, Sandbox sandbox, int most) {
        this.workplace = workplace.seenBy(sandbox);
        this.sandbox = sandbox;
        this.most = most;
    }

    /** One with these limits, which the caller closes or gives back. */
    synchronized SandboxProcess take(Limits limits) {
        for (Worker worker : waiting) {
            if (worker.limits().equals(limits) && worker.process().isAlive()) {
                waiting.remove(worker);
                return worker.process();
            }
        }
        return start(limits);
    }

    /** Takes back one that has been told nothing. */
    synchronized void giveBack(SandboxProcess process, Limits limits) {
        if (closed || most == 0) {
            process.close();
            return;
        }
        waiting.addLast(new Worker(process, limits));
        while (waiting.size() > most) {
            waiting.removeFirst().process().close();
        }
    }

    /** Has one more started, up to as many as are kept. */
    synchronized void startAhead(Limits limits) {
        if (!closed && waiting.size() < most) {
            giveBack(start(limits), limits);
        }
    }

    private SandboxProcess start(Limits limits) {
        List<Path> readable = new ArrayList<>(workplace.workerClassPath());
        readable.add(workplace.jdk());
        workplace.archive(JavaCommand.WORKER).ifPresent(readable::add);
        return sandbox.start(new ChildCommand(
                JavaCommand.worker(workplace, limits.heapMegabytes()),
                readable,
                workplace.scratch(),
                limits.consoleBytes(),
                limits.replyBytes(),
                ChildLimits.DEFAULT.withMemoryMegabytes(limits.heapMegabytes() + ChildLimits.JVM_MEGABYTES)));
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(worker -> worker.process().close());
        waiting.clear();
    }
}
