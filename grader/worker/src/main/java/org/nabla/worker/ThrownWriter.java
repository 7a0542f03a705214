package org.nabla.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes what the student's code threw: its type, its message, and the student's own lines on the way there. */
final class ThrownWriter {

    private static final String OUT_OF_MEMORY = "OutOfMemoryError";
    private static final int MOST_FRAMES = 20;
    private static final int LONGEST_MESSAGE = 2000;
    private static final int MOST_CAUSES = 5;

    private final StudentLoader loader;

    ThrownWriter(StudentLoader loader) {
        this.loader = loader;
    }

    void write(JsonGenerator json, Throwable thrown) throws IOException {
        json.writeObjectFieldStart("raised");
        json.writeStringField("type", isOutOfMemory(thrown) ? OUT_OF_MEMORY : Words.simpleName(thrown.getClass()));
        json.writeStringField("message", message(thrown));
        json.writeStringField("trace", trace(thrown));
        json.writeEndObject();
    }

    /** An error of memory counts wherever it hides: what it interrupted cannot be trusted any more. */
    static boolean isOutOfMemory(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
            cause = cause(cause);
        }
        return false;
    }

    // An exception of the student's own may misbehave when asked about itself.

    private static @Nullable Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            if (message == null) {
                return "";
            }
            return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        } catch (Throwable e) {
            return "";
        }
    }

    private String trace(Throwable thrown) {
        try {
            StringBuilder text = new StringBuilder();
            appendTrace(text, thrown);
            return text.toString();
        } catch (Throwable e) {
            return "";
        }
    }

    private void appendTrace(StringBuilder text, Throwable thrown) {
        int lines = appendFrames(text, thrown, MOST_FRAMES);
        Throwable cause = cause(thrown);
        for (int i = 0; i < MOST_CAUSES && cause != null && lines > 1; i++) {
            startLine(text).append("caused by ").append(Words.simpleName(cause.getClass()));
            text.append(": ").append(message(cause));
            lines = appendFrames(text, cause, lines - 1);
            cause = cause(cause);
        }
    }

    /** Returns how many lines may still follow. */
    private int appendFrames(StringBuilder text, Throwable thrown, int most) {
        int remaining = most;
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (remaining > 0 && loader.isStudents(frame.getClassName())) {
                startLine(text)
                        .append("at ")
                        .append(frame.getClassName())
                        .append('.')
                        .append(frame.getMethodName());
                text.append('(')
                        .append(frame.getFileName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .append(')');
                remaining--;
            }
        }
        return remaining;
    }

    private static StringBuilder startLine(StringBuilder text) {
        return text.length() == 0 ? text : text.append('\n');
    }
}
