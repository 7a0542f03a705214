package org.nabla.export.offender;

import org.nabla.submission.SubmissionReader;

/** Breaks a rule on purpose. */
public final class ExportThatReadsSubmissions {

    private ExportThatReadsSubmissions() {}

    static final Class<?> READER = SubmissionReader.class;
}
