package org.nabla.handout.offender;

import org.nabla.grading.Grader;

/** Breaks a rule on purpose. */
public final class HandoutThatGrades {

    private HandoutThatGrades() {}

    static final Class<?> GRADER = Grader.class;
}
