package org.nabla.submission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nabla.sandbox.Captured;
import org.nabla.sandbox.SandboxProcess;

/** Runs a Java submission, compiled once, in workers of its own: each of them runs no other. */
final class JavaRunner implements Runner {

    private final Submission submission;
    private final Limits limits;
    private final SpareWorkers workers;
    private final String classes;
    private final List<Captured> captured = new ArrayList<>();

    /** The first worker, which starts while the submission is compiled. */
    private @Nullable SandboxProcess first;

    /** Throws {@code SubmissionException} when the submission does not compile. */
    JavaRunner(Submission submission, Limits limits, SpareWorkers workers, JavaCompilation compilation) {
        this.submission = submission;
        this.limits = limits;
        this.workers = workers;
        this.first = workers.take(limits);
        try {
            this.classes = compilation.classes().line();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Session start() {
        SandboxProcess process = worker();
        WorkerSession session = new WorkerSession(process, limits.perCall(), this::keep);
        try {
            process.send(classes);
            workers.startAhead(limits);
            session.awaitReady(limits.start(), submission.id());
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private synchronized SandboxProcess worker() {
        SandboxProcess process = first;
        first = null;
        return process == null ? workers.take(limits) : process;
    }

    private synchronized void keep(Captured text) {
        captured.add(text);
    }

    @Override
    public synchronized Console console() {
        StringBuilder text = new StringBuilder();
        long dropped = 0;
        for (Captured one : captured) {
            text.append(one.text());
            dropped += one.dropped();
        }
        boolean truncated = dropped > 0 || text.length() > limits.consoleBytes();
        text.setLength(Math.min(text.length(), limits.consoleBytes()));
        return new Console(text.toString(), truncated);
    }

    @Override
    public synchronized void close() {
        SandboxProcess unused = first;
        if (unused != null) {
            first = null;
            workers.giveBack(unused, limits);
        }
    }
}
