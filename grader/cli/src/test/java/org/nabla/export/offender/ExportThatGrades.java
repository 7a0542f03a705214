package org.nabla.export.offender;

import org.nabla.grading.Grader;

/** Breaks a rule on purpose. */
public final class ExportThatGrades {

    private ExportThatGrades() {}

    static final Class<?> GRADER = Grader.class;
}
