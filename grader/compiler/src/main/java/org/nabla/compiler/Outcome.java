package org.nabla.compiler;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What came of one compilation, as {@code grader/docs/protocol.md} describes it on the wire.
 *
 * @param kind the first byte of a reply
 * @param content what follows it
 * @param broken whether the compiler may be unfit for another submission
 */
record Outcome(int kind, Content content, boolean broken) {

    static final int CLASSES = 1;
    static final int ERRORS = 2;
    static final int OUT_OF_STACK = 3;
    static final int OUT_OF_MEMORY = 4;
    static final int OUT_OF_TIME = 5;
    static final int FAILED = 6;

    /** More are counted, and not told. */
    static final int MOST_ERRORS = 10;

    private static final int LONGEST_TEXT = 4000;

    /** Writes what follows the first byte. */
    interface Content {
        void writeTo(DataOutputStream output) throws IOException;
    }

    static Outcome classes(ClassFiles classes) {
        return new Outcome(CLASSES, output -> writeClasses(classes.byName(), output), false);
    }

    static Outcome errors(List<Diagnostic<? extends JavaFileObject>> errors, boolean broken) {
        return new Outcome(ERRORS, output -> writeErrors(errors, output), broken);
    }

    static Outcome outOfStack() {
        return new Outcome(OUT_OF_STACK, output -> {}, true);
    }

    static Outcome outOfMemory() {
        return new Outcome(OUT_OF_MEMORY, output -> {}, true);
    }

    static Outcome outOfTime() {
        return new Outcome(OUT_OF_TIME, output -> {}, true);
    }

    static Outcome failed(String reason, boolean broken) {
        return new Outcome(FAILED, output -> writeText(reason, output), broken);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(bytes);
        output.writeByte(kind);
        content.writeTo(output);
        return bytes.toByteArray();
    }

    private static void writeClasses(Map<String, ByteArrayOutputStream> classes, DataOutputStream output)
            throws IOException {
        output.writeInt(classes.size());
        for (Map.Entry<String, ByteArrayOutputStream> entry : classes.entrySet()) {
            output.writeUTF(entry.getKey());
            output.writeInt(entry.getValue().size());
            entry.getValue().writeTo(output);
        }
    }

    private static void writeErrors(List<Diagnostic<? extends JavaFileObject>> errors, DataOutputStream output)
            throws IOException {
        int told = Math.min(errors.size(), MOST_ERRORS);
        output.writeInt(errors.size());
        output.writeInt(told);
        for (Diagnostic<? extends JavaFileObject> error : errors.subList(0, told)) {
            boolean placed = error.getSource() instanceof SourceText && error.getPosition() != Diagnostic.NOPOS;
            output.writeInt(placed ? ((SourceText) error.getSource()).index() : -1);
            output.writeLong(placed ? error.getPosition() : 0);
            output.writeLong(placed ? error.getLineNumber() : 0);
            writeText(error.getMessage(Locale.ROOT), output);
        }
    }

    private static void writeText(String text, DataOutputStream output) throws IOException {
        byte[] bytes = text.substring(0, Math.min(text.length(), LONGEST_TEXT)).getBytes(StandardCharsets.UTF_8);
        output.writeInt(bytes.length);
        output.write(bytes);
    }
}
