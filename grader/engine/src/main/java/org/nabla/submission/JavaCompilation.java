package org.nabla.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * Compiles a submission's Java files, without running any of them.
 *
 * <p>A compiler that is led astray by what it reads ends with the submission's message, not with the grader. One that
 * never ends is left behind in its thread after the limit; ending it takes a process of its own.
 */
final class JavaCompilation {

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

    /** Deep expressions compile in a stack of this size that students would never write by hand. */
    private static final long STACK_BYTES = 8 << 20;

    private final Submission submission;
    private final List<Path> classPath;
    private final Duration limit;

    JavaCompilation(Submission submission, List<Path> classPath, Duration limit) {
        this.submission = submission;
        this.classPath = classPath;
        this.limit = limit;
    }

    /** Throws {@code SubmissionException} when the files do not compile. */
    CompiledClasses classes() {
        FutureTask<CompiledClasses> task = new FutureTask<>(this::compiled);
        Thread thread = new Thread(null, task, "nabla-compiler", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SubmissionException(
                    astray("the compiler did not finish within %d s".formatted(limit.toSeconds())));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while compiling", e);
        }
    }

    private CompiledClasses compiled() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new MissingCompilerException();
        }
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            MemoryFiles memory = new MemoryFiles(files);
            List<MemoryFiles.Source> sources =
                    submission.files().stream().map(MemoryFiles.Source::new).toList();
            boolean compiles = compiler.getTask(Writer.nullWriter(), memory, found, OPTIONS, null, sources)
                    .call();
            if (!compiles) {
                throw new SubmissionException(CompileErrors.messages(found.getDiagnostics(), submission.id()));
            }
            return new CompiledClasses(memory.classes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class path", e);
        }
    }

    private RuntimeException failure(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SubmissionException submissionsOwn) {
                return submissionsOwn;
            }
            if (cause instanceof MissingCompilerException || cause instanceof UncheckedIOException) {
                return (RuntimeException) cause;
            }
            if (cause instanceof StackOverflowError) {
                return new SubmissionException(astray("the compiler ran out of stack space")
                        .help("split very long or deeply nested expressions into several statements"));
            }
            if (cause instanceof OutOfMemoryError) {
                return new SubmissionException(astray("the compiler ran out of memory"));
            }
        }
        return new SubmissionException(
                astray("the compiler failed").with(Evidence.note(Shown.name(String.valueOf(thrown)))));
    }

    private Message astray(String what) {
        return Message.of(MessageCode.DOES_NOT_COMPILE, what + " on this submission", Shown.name(submission.id()));
    }
}
