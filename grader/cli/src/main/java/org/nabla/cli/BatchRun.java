package org.nabla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.nabla.batch.Batch;
import org.nabla.batch.BatchException;
import org.nabla.batch.Changes;
import org.nabla.batch.Entry;
import org.nabla.batch.HandIns;
import org.nabla.batch.Journal;
import org.nabla.batch.Names;
import org.nabla.batch.OneGrader;
import org.nabla.batch.OutputLock;
import org.nabla.batch.Setting;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.AtomicFile;
import org.nabla.report.BatchSummary;
import org.nabla.report.ChangesCsvWriter;
import org.nabla.report.Disclosure;
import org.nabla.report.OutputException;
import org.nabla.report.SummaryCsvWriter;
import org.nabla.report.SummaryJsonWriter;
import org.nabla.spec.Problem;

/**
 * One run of {@code nabla grade}: takes the output folder, goes on where the last run stopped, and writes what came out of
 * all submissions together once all are there.
 */
final class BatchRun {

    /** What the batch itself needs of the output folder; everything else there is for people. */
    private static final String STATE = ".nabla";

    private final HandIns handIns;
    private final Problem problem;
    private final Setting setting;
    private final Path out;
    private final OtherFormats formats;
    private final PrintWriter messages;

    BatchRun(HandIns handIns, Problem problem, Setting setting, Path out, OtherFormats formats, PrintWriter messages) {
        this.handIns = handIns;
        this.problem = problem;
        this.setting = setting;
        this.out = out;
        this.formats = formats;
        this.messages = messages;
    }

    /** How many submissions there are. */
    int size() {
        return handIns.all().size();
    }

    /**
     * What came out.
     *
     * @param changes since the batch before; empty when there was none or nothing was graded again
     */
    record Result(BatchSummary summary, Optional<Changes> changes, int kept) {}

    /**
     * Grades everything that is not graded yet.
     *
     * @param fresh whether what earlier batches found is used
     * @param reader is shown each report that is made now
     */
    @SuppressWarnings("try") // to hold the lock and the last words is all that these are there for
    Result run(OneGrader grader, int jobs, boolean fresh, Consumer<SubmissionReport> reader)
            throws InterruptedException {
        try (OutputLock lock = lock();
                Journal journal = Journal.open(out.resolve(STATE).resolve("journal.jsonl"))) {
            ReportFolder.prepare(out);
            Optional<Journal.Finding> before = journal.before();
            journal.begin(setting, fresh);
            List<String> keys = handIns.keys();
            ReportFolder reports =
                    new ReportFolder(out, new Names(keys), Disclosure.student(problem.release()), reader);
            Batch batch = new Batch(grader, setting, reports, journal, Shutdown::isUnderWay);
            int all = size();
            boolean shown = all > 1 && Progress.isTerminal();
            try (BatchProgress progress = new BatchProgress(all, shown, messages, System::nanoTime);
                    Shutdown.Registration words = Shutdown.onEnd(() -> sayLastWords(journal, progress))) {
                Map<String, Entry> finished = finished(batch, jobs, progress);
                if (finished.size() < all) {
                    new CountDownLatch(1).await(); // this process is being ended, and that is all that is left to do
                }
                Optional<Changes> changes = before.map(one -> Changes.between(one, setting, finished.values()))
                        .filter(one -> !one.isNothing());
                BatchSummary summary = summary(finished);
                write(summary, changes);
                formats.write(
                        new FinishedBatch(ProblemReference.of(problem), reports, keys, handIns.notHandedIn()),
                        out,
                        messages);
                journal.done(keys);
                return new Result(summary, changes, progress.kept());
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Map<String, Entry> finished(Batch batch, int jobs, BatchProgress progress) throws InterruptedException {
        try {
            return batch.run(handIns.all(), jobs, (entry, kept) -> progress.step(kept));
        } catch (OutputException | BatchException e) {
            sayHowToGoOn(progress); // the disk is full, or the like
            throw e;
        }
    }

    private OutputLock lock() throws IOException {
        Path state = Files.createDirectories(out.resolve(STATE));
        return OutputLock.of(state.resolve("lock"), out);
    }

    private ExitCodes.NeedsChangeException unusable(IOException e) {
        return new ExitCodes.NeedsChangeException(
                Message.of(MessageCode.OUTPUT_FOLDER, "the output folder `%s` cannot be written to".formatted(out), "")
                        .with(Message.Evidence.actual(e.toString()))
                        .help("name a folder that can be written to with `--out`"));
    }

    /** The last thing that is said when this process is ended; no submission counts after it. */
    private void sayLastWords(Journal journal, BatchProgress progress) {
        synchronized (journal) {
            sayHowToGoOn(progress);
        }
    }

    private void sayHowToGoOn(BatchProgress progress) {
        int done = progress.done();
        progress.close();
        messages.println("stopped: %d of %d are done and kept, %d are left; the same command goes on with them"
                .formatted(done, handIns.all().size(), handIns.all().size() - done));
        messages.flush();
    }

    private BatchSummary summary(Map<String, Entry> finished) {
        List<SubmissionSummary> summaries =
                finished.values().stream().map(Entry::summary).toList();
        return new BatchSummary(ProblemReference.of(problem), setting.seed(), summaries, handIns.notHandedIn());
    }

    /** Before the batch counts as done: whoever ends it here finds it not done, and these are written again. */
    private void write(BatchSummary summary, Optional<Changes> changes) {
        AtomicFile.write(
                out.resolve("summary.json"),
                destination -> new SummaryJsonWriter(Main.Version.number()).write(summary, destination));
        AtomicFile.write(out.resolve("summary.csv"), destination -> new SummaryCsvWriter().write(summary, destination));
        if (changes.isPresent()) {
            AtomicFile.write(
                    out.resolve("changes.csv"),
                    destination -> new ChangesCsvWriter().write(changes.get(), destination));
        }
    }
}
