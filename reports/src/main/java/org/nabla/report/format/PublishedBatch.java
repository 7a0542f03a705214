package org.nabla.report.format;

import java.util.List;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.report.document.Published;

/**
 * All reports of a batch, one after the other: there may be thousands, and nobody may keep them all.
 *
 * @param reports sorted by key; can be gone through more than once, and then reads them again
 * @param notHandedIn the ids of those in the roster without a submission, sorted
 */
public record PublishedBatch(ProblemReference problem, Iterable<Published> reports, List<String> notHandedIn) {

    public PublishedBatch {
        notHandedIn = List.copyOf(notHandedIn);
    }
}
