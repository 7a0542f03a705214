package org.nabla.submission;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.nabla.sandbox.ChildCommand;
import org.nabla.sandbox.ChildLimits;
import org.nabla.sandbox.Received;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.SandboxProcess;

/** A process that compiles submissions, one after the other, until one of them breaks it. */
final class CompilerChild implements AutoCloseable {

    /** The class files of a submission in Base64, more than the compiler itself lets it have. */
    private static final int REPLY_BYTES = 16 << 20;

    private static final int CONSOLE_BYTES = 4 << 10;

    /** It lives as long as the batch does; one submission's time is counted by itself, and on the wall. */
    private static final ChildLimits LIMITS = ChildLimits.DEFAULT
            .withMemoryMegabytes(JavaCommand.COMPILER_HEAP_MEGABYTES + 100 + ChildLimits.JVM_MEGABYTES)
            .withCpuSeconds(3600);

    private static final Duration TO_START = Duration.ofSeconds(30);

    private final SandboxProcess process;
    private boolean isReady;
    private int answered;

    private CompilerChild(SandboxProcess process) {
        this.process = process;
    }

    /** Returns before it is ready: what it does until then goes on beside whatever else there is to do. */
    static CompilerChild start(Workplace workplace, Sandbox sandbox) {
        List<Path> readable = new ArrayList<>(workplace.workerClassPath());
        readable.addAll(workplace.compilerClassPath());
        readable.add(workplace.jdk());
        workplace.archive(JavaCommand.COMPILER).ifPresent(readable::add);
        return new CompilerChild(sandbox.start(new ChildCommand(
                JavaCommand.compiler(workplace), readable, workplace.scratch(), CONSOLE_BYTES, REPLY_BYTES, LIMITS)));
    }

    /** Whether nothing a submission did to it can matter to the next. */
    boolean isFresh() {
        return answered == 0;
    }

    /** Compiles these files; the limit counts from when the compiler is ready. */
    Received compile(List<SourceFile> files, Duration limit) throws InterruptedException {
        if (!isReady) {
            awaitReady();
        }
        process.send(line(files));
        Received received = process.receive(limit);
        answered++;
        return received;
    }

    private void awaitReady() throws InterruptedException {
        Received received = process.receive(TO_START);
        if (!(received instanceof Received.Line line)) {
            throw new IllegalStateException("the compiler did not start: %s; it wrote: %s"
                    .formatted(received, process.captured().text()));
        }
        if (line.text().equals("missing")) {
            throw new MissingCompilerException();
        }
        isReady = true;
    }

    /** What a compiler is sent for a submission. */
    static String line(List<SourceFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeInt(files.size());
            for (SourceFile file : files) {
                writeText(file.path(), output);
                writeText(file.text(), output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void writeText(String text, DataOutputStream output) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.writeInt(bytes.length);
        output.write(bytes);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
