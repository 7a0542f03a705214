package org.nabla.worker;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads a submission's classes; from outside it shows them only the JDK and commons-math3.
 *
 * <p>What the JDK or the library already has cannot be replaced by a class of the same name.
 */
final class StudentLoader extends ClassLoader {

    private static final String LIBRARY = "org.apache.commons.math3.";

    /** Nobody's classes. */
    static final StudentLoader NONE = new StudentLoader(new HashMap<>(), new ArrayList<>());

    private final Map<String, byte[]> classes;
    private final List<String> topLevel;

    private StudentLoader(Map<String, byte[]> classes, List<String> topLevel) {
        super("student", ClassLoader.getPlatformClassLoader());
        this.classes = classes;
        this.topLevel = topLevel;
    }

    /** Reads the line with the classes, as {@code grader/docs/protocol.md} describes it, without its end. */
    static StudentLoader of(byte[] line) throws IOException {
        DataInputStream input =
                new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(line)));
        int count = input.readInt();
        Map<String, byte[]> classes = new HashMap<>();
        List<String> topLevel = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = input.readUTF();
            if (input.readBoolean()) {
                topLevel.add(name);
            }
            classes.put(name, input.readNBytes(input.readInt()));
        }
        return new StudentLoader(classes, topLevel);
    }

    /** The names of the classes that stand for themselves, in the order of the line. */
    List<String> topLevel() {
        return topLevel;
    }

    boolean isStudents(String className) {
        return classes.containsKey(className);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(LIBRARY)) {
            return super.loadClass(name, resolve);
        }
        try {
            return Class.forName(name, false, StudentLoader.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
