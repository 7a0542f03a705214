package org.nabla.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file of a program: copied, or made of parts that are repeated, since what overwhelms by its size is not kept.
 *
 * @param path inside the submission; {@code #} is the number of the copy
 * @param link what it points to, for a symbolic link; empty for a file
 */
record ProgramFile(String path, int copies, String link, List<Part> parts) {

    /**
     * Bytes to be repeated.
     *
     * @param bytes one a character; {@code #} is the number of the repetition
     */
    record Part(String bytes, int times) {

        static Part of(byte[] bytes, int times) {
            return new Part(new String(bytes, StandardCharsets.ISO_8859_1), times);
        }

        private void writeTo(OutputStream out) throws IOException {
            byte[] same = bytes.getBytes(StandardCharsets.ISO_8859_1);
            boolean differs = bytes.indexOf('#') >= 0;
            for (int i = 0; i < times; i++) {
                out.write(differs ? numbered(bytes, i).getBytes(StandardCharsets.ISO_8859_1) : same);
            }
        }
    }

    ProgramFile {
        parts = List.copyOf(parts);
    }

    /** As it is, once. */
    static ProgramFile of(String path, byte[] content) {
        return new ProgramFile(path, 1, "", List.of(Part.of(content, 1)));
    }

    String path(int copy) {
        return numbered(path, copy);
    }

    void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            part.writeTo(out);
        }
    }

    private static String numbered(String text, int number) {
        return text.replace("#", Integer.toString(number));
    }
}
