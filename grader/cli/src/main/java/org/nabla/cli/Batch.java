package org.nabla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.nabla.grading.SubmissionReport;

/** Grades many submissions with a few workers; each report is handed on as soon as it is there. */
final class Batch {

    private Batch() {}

    /**
     * Grades all and hands every report to {@code done}, one at a time and in the order in which they end.
     *
     * @param jobs how many are graded at the same time
     */
    static void grade(Grading grading, Map<String, Path> submissions, int jobs, Consumer<SubmissionReport> done)
            throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            ExecutorCompletionService<SubmissionReport> ending = new ExecutorCompletionService<>(workers);
            List<Future<SubmissionReport>> started = new ArrayList<>();
            submissions.forEach((id, path) -> started.add(ending.submit(() -> grading.grade(path, id))));
            for (int i = 0; i < started.size(); i++) {
                done.accept(ending.take().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
