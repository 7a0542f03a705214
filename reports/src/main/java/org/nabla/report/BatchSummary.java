package org.nabla.report;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.Status;

/**
 * What came out of grading a batch; submissions are sorted by their ids, whatever order they were graded in.
 *
 * @param notHandedIn the ids of those in the roster without a submission
 */
public record BatchSummary(
        ProblemReference problem, long seed, List<SubmissionSummary> submissions, List<String> notHandedIn) {

    public BatchSummary {
        submissions = submissions.stream()
                .sorted(Comparator.comparing(SubmissionSummary::id))
                .toList();
        notHandedIn = notHandedIn.stream().sorted().toList();
    }

    /** Without a roster. */
    public BatchSummary(ProblemReference problem, long seed, List<SubmissionSummary> submissions) {
        this(problem, seed, submissions, List.of());
    }

    List<SubmissionSummary> with(Status status) {
        return submissions.stream()
                .filter(submission -> submission.status() == status)
                .toList();
    }

    List<String> idsWith(Status status) {
        return with(status).stream().map(SubmissionSummary::id).toList();
    }

    /** The questions of the problem; a submission on which the grader failed may name none. */
    Set<String> questions() {
        Set<String> questions = new LinkedHashSet<>();
        submissions.forEach(submission -> questions.addAll(submission.verdicts().keySet()));
        return questions;
    }

    /** {@code 12 graded, 1 not gradable, 0 failed in the grader}, and {@code 2 not handed in} where there are such. */
    public String closingLine() {
        int notGradable = idsWith(Status.NOT_GRADABLE).size();
        int failed = idsWith(Status.GRADER_ERROR).size();
        String line = "%d graded, %d not gradable, %d failed in the grader"
                .formatted(submissions.size() - notGradable - failed, notGradable, failed);
        return notHandedIn.isEmpty() ? line : line + ", %d not handed in".formatted(notHandedIn.size());
    }
}
