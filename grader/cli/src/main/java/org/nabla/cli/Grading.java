package org.nabla.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.nabla.batch.OneGrader;
import org.nabla.diagnosis.Catalogue;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Grader;
import org.nabla.grading.SubmissionReport;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.Sandboxes;
import org.nabla.spec.Problem;
import org.nabla.submission.JavaWorkshop;
import org.nabla.submission.Limits;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionException;
import org.nabla.submission.SubmissionReader;

/** What grading needs beside a problem: put together once for all commands. */
final class Grading implements OneGrader {

    private final AnswerKey key;
    private final Grader grader;

    /** With a workshop of its own, which ends with this program. */
    Grading(Home home, AnswerKey key) {
        this(home, key, workshop(home, Sandboxes.strongest().sandbox(), 0));
    }

    Grading(Home home, AnswerKey key, JavaWorkshop workshop) {
        Limits limits = limits(key.problem());
        this.key = key;
        this.grader = new Grader(
                submission -> workshop.runner(submission, limits),
                workshop.level(),
                Clock.systemUTC(),
                () -> Catalogue.read(home.catalogue()));
    }

    /**
     * Where submissions are compiled and run.
     *
     * @param spares as {@code JavaWorkshop} has it
     */
    static JavaWorkshop workshop(Home home, Sandbox sandbox, int spares) {
        return new JavaWorkshop(home.workplace(), sandbox, spares);
    }

    private static Limits limits(Problem problem) {
        Problem.Allowance allowance = problem.allowance();
        Limits usual = Limits.DEFAULT;
        return new Limits(
                Duration.ofMillis((long) (allowance.seconds() * 1000)),
                usual.start(),
                allowance.heapMegabytes(),
                usual.consoleBytes(),
                usual.replyBytes());
    }

    @Override
    public SubmissionReport grade(Submission submission) {
        return grader.grade(key, submission);
    }

    @Override
    public SubmissionReport unreadable(String id, SubmissionException problem) {
        return grader.unreadable(key, id, problem);
    }

    @Override
    public SubmissionReport failed(String id, RuntimeException fault) {
        return grader.failed(key, id, fault);
    }

    /** Grades what a path holds; what cannot be read as a submission is reported as that. */
    SubmissionReport grade(Path path, String id) {
        try {
            Submission read = new SubmissionReader().read(path);
            return grade(new Submission(id, read.language(), read.files(), read.sha256()));
        } catch (SubmissionException e) {
            return unreadable(id, e);
        }
    }
}
