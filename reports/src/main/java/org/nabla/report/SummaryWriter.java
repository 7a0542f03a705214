package org.nabla.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes what came out of grading a batch in one format; for instructors, so nothing is left out. */
public interface SummaryWriter {

    void write(BatchSummary summary, Writer destination) throws IOException;

    default String text(BatchSummary summary) {
        StringWriter text = new StringWriter();
        try {
            write(summary, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
