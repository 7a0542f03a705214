package org.nabla.report.format;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * How large a file may become: texts are cut ever shorter until it has at most so many bytes. Points are never left out.
 *
 * @param wanted bytes that texts are cut for
 */
record FileBudget(int wanted) {

    /** A page that a person reads; far below what any platform refuses. */
    static final FileBudget USUAL = new FileBudget(256 * 1024);

    /** PrairieLearn refuses 1 048 576, Autolab cuts the middle out of 1 024 000. */
    static final int REFUSED = 900_000;

    /** Writes the document with texts of the given lengths. */
    @FunctionalInterface
    interface Document {
        void write(Limits limits, Writer destination) throws IOException;
    }

    void write(Writer destination, Document document) throws IOException {
        destination.write(text(document));
    }

    String text(Document document) throws IOException {
        String text = "";
        for (Limits limits : Limits.STEPS) {
            StringWriter attempt = new StringWriter();
            document.write(limits, attempt);
            text = attempt.toString();
            if (bytes(text) <= wanted) {
                return text;
            }
        }
        if (bytes(text) > REFUSED) {
            throw new IllegalArgumentException("a report must have at most %d bytes, but without its texts it has %d"
                    .formatted(REFUSED, bytes(text)));
        }
        return text;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
