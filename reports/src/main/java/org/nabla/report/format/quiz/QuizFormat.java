package org.nabla.report.format.quiz;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A file of questions that another program imports. The same quiz gives the same characters on every machine. */
public interface QuizFormat {

    /** As {@code export --to} has it: {@code gift}. */
    String id();

    /** Who reads it, in a few words. */
    String reader();

    /** What it is called. */
    String path();

    /** Writes the whole document and its last line break. */
    void write(Quiz quiz, Writer destination) throws IOException;

    default String text(Quiz quiz) {
        StringWriter text = new StringWriter();
        try {
            write(quiz, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }
}
