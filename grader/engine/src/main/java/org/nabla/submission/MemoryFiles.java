package org.nabla.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Keeps class files in memory, and shows the compiler of the class path only commons-math3. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private static final String LIBRARY = "org.apache.commons.math3";

    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

    MemoryFiles(JavaFileManager files) {
        super(files);
    }

    Map<String, byte[]> classes() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
        return bytes;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        boolean hidden = location == StandardLocation.CLASS_PATH && !packageName.startsWith(LIBRARY);
        return hidden ? List.of() : super.list(location, packageName, kinds, recurse);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        return new ClassFile(className, kind);
    }

    /** A source file of the submission, under the student's own path. */
    static final class Source extends SimpleJavaFileObject {

        private final SourceFile file;

        Source(SourceFile file) {
            super(uri(file.path()), Kind.SOURCE);
            this.file = file;
        }

        private static URI uri(String path) {
            try {
                return new URI("submission", null, "/" + path, null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(path, e);
            }
        }

        SourceFile file() {
            return file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }

        /** Course platforms rename files; the class in {@code Net (1).java} may still be called {@code Net}. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }

    private final class ClassFile extends SimpleJavaFileObject {

        private final String className;

        ClassFile(String className, Kind kind) {
            super(URI.create("memory:///class"), kind);
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            classes.put(className, content);
            return content;
        }
    }
}
