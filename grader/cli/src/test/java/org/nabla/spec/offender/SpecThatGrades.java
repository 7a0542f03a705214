package org.nabla.spec.offender;

import org.nabla.grading.Grader;

/** Breaks a rule on purpose. */
public final class SpecThatGrades {

    private SpecThatGrades() {}

    static final Class<?> GRADER = Grader.class;
}
