package org.nabla.compiler;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/** Keeps the class files of one compilation in memory. */
final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {

    /** A hundred times what a long homework compiles to. */
    static final int MOST_BYTES = 8 << 20;

    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
    private int bytes;

    ClassFiles(JavaFileManager files) {
        super(files);
    }

    /** By binary name, in order. */
    Map<String, ByteArrayOutputStream> byName() {
        return classes;
    }

    boolean isTooLarge() {
        return bytes > MOST_BYTES;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        return new ClassFile(className, kind);
    }

    private final class ClassFile extends SimpleJavaFileObject {

        private final String className;

        ClassFile(String className, Kind kind) {
            super(URI.create("memory:///class"), kind);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream content = new Counted();
            classes.put(className, content);
            return content;
        }
    }

    /** What is beyond the limit is counted and dropped. */
    private final class Counted extends ByteArrayOutputStream {

        @Override
        public synchronized void write(int entry) {
            if (count(1)) {
                super.write(entry);
            }
        }

        @Override
        public synchronized void write(byte[] entries, int from, int length) {
            if (count(length)) {
                super.write(entries, from, length);
            }
        }

        private boolean count(int more) {
            bytes = Math.min(bytes, MOST_BYTES) + Math.min(more, MOST_BYTES + 1);
            return !isTooLarge();
        }
    }
}
