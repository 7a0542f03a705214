package org.nabla.submission;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The class files of a submission, by class name.
 *
 * <p>They travel in one line, whose format {@code grader/docs/protocol.md} describes: a class name may hold characters
 * that the name of a file may not, or differ from another only in case.
 */
final class CompiledClasses {

    private final Map<String, byte[]> classes;

    CompiledClasses(Map<String, byte[]> classes) {
        this.classes = new TreeMap<>(classes);
    }

    /** The first line that a Java worker is told. */
    String line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a name is too long for a class file", e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private void writeTo(DataOutputStream output) throws IOException {
        output.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            output.writeUTF(entry.getKey());
            output.writeBoolean(isTopLevel(entry.getKey(), classes.keySet()));
            output.writeInt(entry.getValue().length);
            output.write(entry.getValue());
        }
    }

    /** A nested class carries the name of the class around it and a {@code $}, which is also allowed in other names. */
    static boolean isTopLevel(String name, Set<String> names) {
        for (int dollar = name.indexOf('$'); dollar >= 0; dollar = name.indexOf('$', dollar + 1)) {
            if (names.contains(name.substring(0, dollar))) {
                return false;
            }
        }
        return true;
    }
}
