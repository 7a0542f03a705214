package org.nabla.compiler;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The JDK's compiler with what it knows of the JDK and of commons-math3, kept from one submission to the next. */
final class Javac {

    private static final List<String> OPTIONS = List.of(
            "-parameters",
            "-proc:none",
            "-implicit:none",
            "-encoding",
            "UTF-8",
            "-Xlint:none",
            "-nowarn",
            "-Xmaxerrs",
            "1000",
            "-Xdiags:compact");

    private final JavaCompiler compiler;
    private final Surroundings surroundings;

    private Javac(JavaCompiler compiler, Surroundings surroundings) {
        this.compiler = compiler;
        this.surroundings = surroundings;
    }

    /** Whether the Java that runs this can compile. */
    static boolean isThere() {
        return ToolProvider.getSystemJavaCompiler() != null;
    }

    /** With these jars and folders, of which only commons-math3 shows. */
    static Javac with(String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files =
                compiler.getStandardFileManager(new DiagnosticCollector<>(), Locale.ROOT, StandardCharsets.UTF_8);
        List<Path> entries = new ArrayList<>();
        for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            entries.add(Path.of(entry));
        }
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, entries);
        return new Javac(compiler, new Surroundings(files));
    }

    /** Compiles; what the compiler throws at nothing of ours comes back as an outcome, too. */
    Outcome compile(List<SourceText> sources) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        ClassFiles classes = new ClassFiles(surroundings);
        StringWriter collapse = new StringWriter();
        try {
            boolean compiles = compiler.getTask(collapse, classes, found, OPTIONS, null, sources)
                    .call();
            if (classes.isTooLarge()) {
                return Outcome.failed(
                        "its class files take more than " + (ClassFiles.MOST_BYTES >> 20) + " MiB", false);
            }
            return compiles ? Outcome.classes(classes) : refused(found, collapse.toString());
        } catch (Throwable e) {
            return thrown(e);
        }
    }

    /** A compiler that breaks down says so beside its errors, or instead of them. */
    private static Outcome refused(DiagnosticCollector<JavaFileObject> found, String collapse) {
        List<Diagnostic<? extends JavaFileObject>> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
            if (one.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(one);
            }
        }
        if (!errors.isEmpty()) {
            return Outcome.errors(errors, !collapse.isEmpty());
        }
        if (collapse.contains("StackOverflowError")) {
            return Outcome.outOfStack();
        }
        if (collapse.contains("OutOfMemoryError")) {
            return Outcome.outOfMemory();
        }
        return Outcome.failed(collapse.lines().findFirst().orElse("it gave no reason"), true);
    }

    private static Outcome thrown(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StackOverflowError) {
                return Outcome.outOfStack();
            }
            if (cause instanceof OutOfMemoryError) {
                return Outcome.outOfMemory();
            }
        }
        return Outcome.failed(String.valueOf(thrown), true);
    }
}
