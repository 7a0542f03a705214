package org.nabla.grading.offender;

import org.nabla.report.NativeJsonWriter;

/** Breaks a rule on purpose. */
public final class GradingThatWritesReports {

    private GradingThatWritesReports() {}

    static final Class<?> WRITER = NativeJsonWriter.class;
}
