package org.nabla.batch;

import org.nabla.grading.SubmissionReport.Status;

/**
 * A finished submission.
 *
 * @param content what tells these files from any others; empty when they could not even be looked at
 * @param fingerprint of the content and of everything else that the result depends on
 * @param report the digest of the report that is on the disk
 */
public record Entry(String content, String fingerprint, String report, SubmissionSummary summary) {

    public String key() {
        return summary.id();
    }

    /** The grader's own fault: it has to be graded again. */
    boolean isFault() {
        return summary.status() == Status.GRADER_ERROR;
    }

    /** Some limit was met or the program ended early: on another day, it may not. */
    boolean isPartial() {
        return summary.status() == Status.PARTIAL;
    }
}
