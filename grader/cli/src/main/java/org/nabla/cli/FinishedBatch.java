package org.nabla.cli;

import java.util.Iterator;
import java.util.List;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/** The reports of a batch that is done, read from the disk one at a time. */
record FinishedBatch(ProblemReference problem, ReportFolder reports, List<String> keys, List<String> notHandedIn) {

    FinishedBatch {
        keys = keys.stream().sorted().toList();
    }

    PublishedBatch published() {
        return new PublishedBatch(problem, this::iterator, notHandedIn);
    }

    private Iterator<Published> iterator() {
        return keys.stream().map(reports::published).iterator();
    }
}
