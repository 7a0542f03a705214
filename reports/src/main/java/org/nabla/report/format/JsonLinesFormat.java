package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import org.nabla.report.NativeJsonWriter;
import org.nabla.report.document.Published;

/**
 * All reports in one file, a line each: the instructor's, whole, as {@code KEY.json} has them.
 *
 * <p>Every submission has its line, also one that the grader failed on. A line ends with {@code \n} and has no other line
 * break in it, so a file that was cut off is known by its last line.
 */
public final class JsonLinesFormat implements BatchFormat {

    @Override
    public String id() {
        return "jsonl";
    }

    @Override
    public String reader() {
        return "programs that read many reports, as JSON Lines";
    }

    @Override
    public String path() {
        return "reports.jsonl";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        for (Published reports : batch.reports()) {
            NativeJsonWriter.writeLine(reports.whole(), destination);
        }
    }
}
