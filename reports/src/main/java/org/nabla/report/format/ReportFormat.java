package org.nabla.report.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.nabla.report.document.Published;

/**
 * A file for one submission that another program reads. The same reports give the same characters on every machine.
 */
public interface ReportFormat {

    /** As {@code --format} has it, and the folder its files are in: {@code gradescope}. */
    String id();

    /** Who reads it, in a few words: {@code Gradescope, as results.json}. */
    String reader();

    /**
     * Where it is written, below the output folder.
     *
     * @param name the submission's key as a file name can have it, without an ending
     */
    String path(String name);

    /** Writes the whole document and its last line break; the destination is flushed by whoever closes it. */
    void write(Published reports, Writer destination) throws IOException;

    default String text(Published reports) {
        StringWriter text = new StringWriter();
        try {
            write(reports, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
