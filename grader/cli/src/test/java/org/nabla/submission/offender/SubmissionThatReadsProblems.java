package org.nabla.submission.offender;

import org.nabla.spec.Problem;

/** Breaks a rule on purpose. */
public final class SubmissionThatReadsProblems {

    private SubmissionThatReadsProblems() {}

    static String read(Problem problem) {
        return problem.id();
    }
}
