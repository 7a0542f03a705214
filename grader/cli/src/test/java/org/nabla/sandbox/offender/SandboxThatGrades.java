package org.nabla.sandbox.offender;

import org.nabla.grading.Grader;

/** Breaks a rule on purpose. */
public final class SandboxThatGrades {

    private SandboxThatGrades() {}

    static final Class<?> GRADER = Grader.class;
}
