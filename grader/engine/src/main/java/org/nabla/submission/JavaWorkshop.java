package org.nabla.submission;

import java.time.Duration;
import org.nabla.sandbox.Sandbox;

/**
 * Where Java submissions are compiled and run: it keeps compilers warm, and workers ready.
 *
 * <p>It may be used by many threads. What it started ends when it is closed, or with this program.
 */
public final class JavaWorkshop implements AutoCloseable {

    /** On the wall, on a machine as busy as it may be; the compiler itself counts its processor time. */
    private static final Duration TO_COMPILE = Duration.ofSeconds(30);

    private final String level;
    private final Compilers compilers;
    private final SpareWorkers workers;

    /**
     * A workshop in which nothing runs yet.
     *
     * @param spares how many workers are kept ready: as many as submissions are run at the same time, or 0 where no other
     *     submission is to be expected
     */
    public JavaWorkshop(Workplace workplace, Sandbox sandbox, int spares) {
        this.level = sandbox.level();
        this.compilers = new Compilers(workplace, sandbox);
        this.workers = new SpareWorkers(workplace, sandbox, spares);
    }

    /** The level of isolation in which everything is compiled and run. */
    public String level() {
        return level;
    }

    /** Starts a compiler already, for whoever has something else to do before a submission is there. */
    public void startCompiler() {
        compilers.startAhead();
    }

    /** Compiles a submission; throws {@code SubmissionException} when it does not compile. */
    public Runner runner(Submission submission, Limits limits) {
        return new JavaRunner(submission, limits, workers, new JavaCompilation(submission, compilers, TO_COMPILE));
    }

    @Override
    public void close() {
        compilers.close();
        workers.close();
    }
}
