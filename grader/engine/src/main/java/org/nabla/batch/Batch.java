package org.nabla.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionException;
import org.nabla.submission.SubmissionReader;

/**
 * Grades many submissions with a few threads. Of each, the report is put on the disk, then a line in the journal, and only
 * then it counts; a report is forgotten as soon as it is written.
 *
 * <p>What comes out does not depend on the number of threads, on the order, or on how often the run was ended and begun
 * again.
 */
public final class Batch {

    /** Long enough for a signal that ended a child to reach this process, too. */
    private static final long SIGNAL_MILLIS = 100;

    /** How long those that are interrupted may take to notice. */
    private static final long PATIENCE_SECONDS = 30;

    private final OneGrader grader;
    private final Setting setting;
    private final Reports reports;
    private final Journal journal;
    private final BooleanSupplier ending;

    /** Told of each finished submission, one at a time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A submission is on the disk.
         *
         * @param kept it was there before, and was not graded again
         */
        void finished(Entry entry, boolean kept);
    }

    /**
     * A batch that writes to a journal, which must have been begun.
     *
     * @param ending whether this process is being ended: what comes from children then is no result, and nothing counts
     *     any more for who holds the monitor of the journal
     */
    public Batch(OneGrader grader, Setting setting, Reports reports, Journal journal, BooleanSupplier ending) {
        this.grader = grader;
        this.setting = setting;
        this.reports = reports;
        this.journal = journal;
        this.ending = ending;
    }

    /**
     * Grades what is not graded yet.
     *
     * @param jobs how many are graded at the same time
     * @return what is known of each, by key; not of all when the process is being ended
     */
    public Map<String, Entry> run(List<HandIn> handIns, int jobs, Listener listener) throws InterruptedException {
        Map<String, Entry> finished = new TreeMap<>();
        AtomicInteger next = new AtomicInteger();
        int threads = Math.max(1, Math.min(jobs, handIns.size()));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        ExecutorCompletionService<Integer> ends = new ExecutorCompletionService<>(workers);
        try {
            for (int i = 0; i < threads; i++) {
                ends.submit(() -> {
                    int count = 0;
                    for (int at = next.getAndIncrement(); at < handIns.size(); at = next.getAndIncrement()) {
                        finish(handIns.get(at), finished, listener);
                        count++;
                    }
                    return count;
                });
            }
            for (int i = 0; i < threads; i++) {
                ends.take().get(); // the first that fails ends the others
            }
            return finished;
        } catch (ExecutionException e) {
            next.set(handIns.size());
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS); // none writes once this has returned
        }
    }

    /** A submission that was read, or could not be, and how to get its report. */
    private record Unit(String content, Supplier<SubmissionReport> report) {}

    private void finish(HandIn handIn, Map<String, Entry> finished, Listener listener) {
        Unit unit = unit(handIn);
        String fingerprint = setting.fingerprint(unit.content());
        Optional<Entry> known = known(handIn.key(), fingerprint);
        if (known.isPresent()
                && reports.digest(handIn.key()).equals(Optional.of(known.get().report()))) {
            count(known.get(), true, finished, listener);
            return;
        }
        SubmissionReport report = report(handIn.key(), unit);
        if (isEnding(report)) {
            return;
        }
        String digest = reports.write(report);
        count(new Entry(unit.content(), fingerprint, digest, SubmissionSummary.of(report)), false, finished, listener);
    }

    private Optional<Entry> known(String key, String fingerprint) {
        synchronized (journal) {
            return journal.usable(key, fingerprint);
        }
    }

    private void count(Entry entry, boolean kept, Map<String, Entry> finished, Listener listener) {
        synchronized (journal) {
            if (ending.getAsBoolean()) {
                return; // the last words may have been said, and what they count is all that counts
            }
            if (!kept) {
                journal.add(entry);
            }
            finished.put(entry.key(), entry);
            listener.finished(entry, kept);
        }
    }

    /** Reading is not believed to be without faults either: it must not stop the batch. */
    private Unit unit(HandIn handIn) {
        String key = handIn.key();
        try {
            Submission submission = new SubmissionReader().read(key, handIn.parts());
            return new Unit(submission.sha256(), () -> grader.grade(submission));
        } catch (SubmissionException e) {
            String[] messages = e.messages().stream().map(Message::render).toArray(String[]::new);
            return new Unit(Digest.of(messages), () -> grader.unreadable(key, e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return new Unit("", () -> grader.failed(key, fault(e)));
        }
    }

    private SubmissionReport report(String key, Unit unit) {
        try {
            return unit.report().get();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return grader.failed(key, fault(e));
        }
    }

    /** What a fault says may quote a path, which may have a name in it; what it is and where it struck does not. */
    private static RuntimeException fault(Throwable cause) {
        RuntimeException fault = new IllegalStateException(cause.getClass().getName());
        fault.setStackTrace(cause.getStackTrace());
        return fault;
    }

    /** A child may end of what ends this process, too, a moment before. */
    private boolean isEnding(SubmissionReport report) {
        boolean ranInChildren = !report.submission().sha256().isEmpty();
        if (ranInChildren && report.run().status() != SubmissionReport.Status.GRADED) {
            try {
                Thread.sleep(SIGNAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
        return ending.getAsBoolean() || Thread.currentThread().isInterrupted();
    }
}
