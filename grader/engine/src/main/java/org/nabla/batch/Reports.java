package org.nabla.batch;

import java.util.Optional;
import org.nabla.grading.SubmissionReport;

/** Where the reports of a batch are; called by several threads at a time, for one key by one of them. */
public interface Reports {

    /**
     * Puts a report on the disk, as a whole or not at all, in place of one that was there. Throws what stops the batch
     * when that is not possible.
     *
     * @return a digest of what is on the disk now
     */
    String write(SubmissionReport report);

    /** A digest of what is on the disk for a key; empty when there is nothing. */
    Optional<String> digest(String key);
}
