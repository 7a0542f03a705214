package org.nabla.batch;

import org.nabla.grading.SubmissionReport;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionException;

/** What grades one submission; called by several threads at a time. */
public interface OneGrader {

    SubmissionReport grade(Submission submission);

    /** The report on what cannot be read as a submission. */
    SubmissionReport unreadable(String key, SubmissionException problem);

    /** The report on what the grader itself failed at. */
    SubmissionReport failed(String key, RuntimeException fault);
}
