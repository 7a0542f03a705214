package org.nabla.report.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A file for a whole batch that another program reads. The same reports give the same characters on every machine. */
public interface BatchFormat {

    /** As {@code --format} has it: {@code canvas}. */
    String id();

    /** Who reads it, in a few words: {@code the Canvas gradebook, as a CSV file to import}. */
    String reader();

    /** Where it is written, below the output folder. */
    String path();

    /** Writes the whole document and its last line break; the destination is flushed by whoever closes it. */
    void write(PublishedBatch batch, Writer destination) throws IOException;

    default String text(PublishedBatch batch) {
        StringWriter text = new StringWriter();
        try {
            write(batch, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
