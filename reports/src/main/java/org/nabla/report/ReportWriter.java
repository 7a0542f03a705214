package org.nabla.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.nabla.grading.SubmissionReport;

/** Writes what grading one submission found in one format. The same report gives the same characters on every machine. */
public interface ReportWriter {

    /** Writes the whole document and its last line break; the destination is flushed by whoever closes it. */
    void write(SubmissionReport report, Writer destination) throws IOException;

    default String text(SubmissionReport report) {
        StringWriter text = new StringWriter();
        try {
            write(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
