package org.nabla.message.offender;

import org.nabla.spec.Problem;

/** Breaks a rule on purpose. */
public final class MessageThatReadsProblems {

    private MessageThatReadsProblems() {}

    static void read(Problem problem) {
        System.out.println(problem.id());
    }
}
