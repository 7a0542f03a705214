package org.nabla.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Collectors;
import org.nabla.diagnosis.Catalogue;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.SubmissionReport;
import org.nabla.proof.Graded;
import org.nabla.proof.KnownSubmission;
import org.nabla.proof.Proof;
import org.nabla.proof.Prover;
import org.nabla.spec.Problem;
import org.nabla.submission.JavaWorkshop;
import org.nabla.submission.Submission;

/**
 * The proof of one problem on its way: its computations and the runs of its submissions share threads with those of other
 * problems.
 */
final class Verification {

    private final Problem problem;
    private final Prover prover;
    private final boolean withSubmissions;
    private final ExecutorService workers;
    private final long origin = System.nanoTime();
    private final LongAccumulator began = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator ended = new LongAccumulator(Math::max, 0);
    private final Map<KnownSubmission, Future<SubmissionReport>> known = new LinkedHashMap<>();
    private final List<Future<Object>> computations = new ArrayList<>();
    private final List<Future<SubmissionReport>> starters = new ArrayList<>();
    private Optional<Future<SubmissionReport>> worked = Optional.empty();

    private Verification(Problem problem, Prover prover, boolean withSubmissions, ExecutorService workers) {
        this.problem = problem;
        this.prover = prover;
        this.withSubmissions = withSubmissions;
        this.workers = workers;
    }

    /** Hands everything that takes long to the workers: what waits for a limit first, then what is slow by itself. */
    static Verification begin(
            Home home,
            JavaWorkshop workshop,
            Problem problem,
            long seed,
            boolean withSubmissions,
            ExecutorService workers) {
        AnswerKey key = AnswerKey.of(problem, seed);
        Verification verification =
                new Verification(problem, new Prover(key, Catalogue.read(home.catalogue())), withSubmissions, workers);
        Grading grading = new Grading(home, key, workshop);
        List<KnownSubmission> known =
                withSubmissions ? KnownSubmission.of(problem.identity().folder()) : List.of();
        Map<Boolean, List<KnownSubmission>> waiting =
                known.stream().collect(Collectors.partitioningBy(KnownSubmission::waitsForALimit));
        verification.grade(grading, waiting.getOrDefault(true, List.of()));
        for (Runnable part : verification.prover.work()) {
            verification.computations.add(verification.submit(Executors.callable(part)));
        }
        if (withSubmissions) {
            verification.gradeOwn(home, grading);
        }
        verification.grade(grading, waiting.getOrDefault(false, List.of()));
        return verification;
    }

    private void gradeOwn(Home home, Grading grading) {
        worked = home.workedSolution(problem)
                .map(path -> submit(() -> grading.grade(path, path.getFileName().toString())));
        for (Submission starter : Prover.starters(problem)) {
            starters.add(submit(() -> grading.grade(starter)));
        }
    }

    private void grade(Grading grading, List<KnownSubmission> submissions) {
        for (KnownSubmission submission : submissions) {
            known.put(submission, submit(() -> grading.grade(submission.folder(), submission.name())));
        }
    }

    private <T> Future<T> submit(Callable<T> task) {
        return workers.submit(() -> {
            began.accumulate(System.nanoTime() - origin);
            try {
                return task.call();
            } finally {
                ended.accumulate(System.nanoTime() - origin);
            }
        });
    }

    /** Waits until everything is done, and proves. */
    Proof proof() throws InterruptedException {
        List<Future<?>> all = new ArrayList<>(computations);
        all.addAll(starters);
        all.addAll(known.values());
        try (Progress progress = Progress.of(problem.id(), all.size())) {
            for (Future<?> future : all) {
                result(future);
                progress.step();
            }
        }
        if (!withSubmissions) {
            return prover.proveNumbers();
        }
        Map<KnownSubmission, SubmissionReport> reports = new TreeMap<>(Comparator.comparing(KnownSubmission::name));
        for (Map.Entry<KnownSubmission, Future<SubmissionReport>> entry : known.entrySet()) {
            reports.put(entry.getKey(), result(entry.getValue()));
        }
        List<SubmissionReport> untouched = new ArrayList<>();
        for (Future<SubmissionReport> starter : starters) {
            untouched.add(result(starter));
        }
        Optional<SubmissionReport> solution = worked.isPresent() ? Optional.of(result(worked.get())) : Optional.empty();
        return prover.prove(new Graded(solution, untouched, reports));
    }

    /** From the beginning of its first part to the end of its last. */
    Duration time() {
        return Duration.ofNanos(Math.max(0, ended.get() - Math.min(began.get(), ended.get())));
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
