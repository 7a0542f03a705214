package org.nabla.submission;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.nabla.sandbox.Captured;
import org.nabla.sandbox.ChildCommand;
import org.nabla.sandbox.ChildLimits;
import org.nabla.sandbox.ProcessSandbox;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.SandboxProcess;

/** Compiles a Java submission in this process, and runs it in children of its own. */
public final class JavaRunner implements Runner {

    private static final Duration TO_COMPILE = Duration.ofSeconds(30);

    private final Submission submission;
    private final Workplace workplace;
    private final Limits limits;
    private final Sandbox sandbox;
    private final ClassesFile classes;
    private final List<Captured> captured = new ArrayList<>();

    /** Throws {@code SubmissionException} when the submission does not compile. */
    public JavaRunner(Submission submission, Workplace workplace, Limits limits) {
        this(submission, workplace, limits, new ProcessSandbox());
    }

    public JavaRunner(Submission submission, Workplace workplace, Limits limits, Sandbox sandbox) {
        this.submission = submission;
        this.workplace = workplace.seenBy(sandbox);
        this.limits = limits;
        this.sandbox = sandbox;
        this.classes = ClassesFile.write(
                new JavaCompilation(submission, workplace.workerClassPath(), TO_COMPILE).classes(),
                workplace.scratch());
    }

    @Override
    public Session start() {
        SandboxProcess process = sandbox.start(command());
        WorkerSession session = new WorkerSession(process, limits.perCall(), this::keep);
        try {
            session.awaitReady(limits.start(), submission.id());
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private ChildCommand command() {
        Path seen = sandbox.reachable(classes.path());
        List<Path> readable = new ArrayList<>(workplace.workerClassPath());
        readable.add(seen);
        readable.add(workplace.jdk());
        return new ChildCommand(
                new JavaCommand(workplace, limits.heapMegabytes()).running(seen),
                readable,
                workplace.scratch(),
                limits.consoleBytes(),
                limits.replyBytes(),
                ChildLimits.DEFAULT.withMemoryMegabytes(limits.heapMegabytes() + ChildLimits.JVM_MEGABYTES));
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
    public void close() {
        classes.close();
    }
}
