package org.nabla.batch.offender;

import org.nabla.spec.Problem;

/** Breaks the rule that batches know keys and results. */
public final class BatchThatReadsProblems {

    public String id(Problem problem) {
        return problem.id();
    }
}
