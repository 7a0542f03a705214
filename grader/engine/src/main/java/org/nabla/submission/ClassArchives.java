package org.nabla.submission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.sandbox.ChildCommand;
import org.nabla.sandbox.ProcessSandbox;
import org.nabla.sandbox.Received;
import org.nabla.sandbox.SandboxProcess;

/**
 * Makes archives with which compilers and workers start in half the time: what the JVM found out about classes on one run,
 * kept for the next.
 *
 * <p>An archive belongs to one build of the JDK and to jars that have not changed since; a JVM that finds it does not fit
 * starts without it.
 */
public final class ClassArchives {

    /** A busy machine takes seconds; what takes longer is not worth waiting for. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int CONSOLE_BYTES = 4 << 10;
    private static final int LINE_BYTES = 1 << 20;

    /** What the compiler made of the homework. */
    private String compiled = "";

    private ClassArchives() {}

    /** Makes both archives in this folder; each is there complete or not at all. */
    public static void make(Workplace workplace, Path folder) throws IOException, InterruptedException {
        Workplace withoutArchives = new Workplace(
                workplace.workerClassPath(),
                workplace.compilerClassPath(),
                workplace.java(),
                workplace.scratch(),
                Optional.empty());
        ClassArchives archives = new ClassArchives();
        make(folder, JavaCommand.COMPILER, JavaCommand.compiler(withoutArchives), archives::compile);
        make(folder, JavaCommand.WORKER, JavaCommand.worker(withoutArchives, 64), archives::run);
    }

    /** Makes the archive of a program that does something typical and ends without being spoken to. */
    public static void make(Path folder, String program, List<String> command)
            throws IOException, InterruptedException {
        make(folder, program, command, process -> {});
    }

    /** Has a program do something typical, after which it ends. */
    private interface Rehearsal {
        void with(SandboxProcess process) throws InterruptedException;
    }

    private static void make(Path folder, String program, List<String> command, Rehearsal rehearsal)
            throws IOException, InterruptedException {
        ArchiveKind kind = ArchiveKind.ofThisJava();
        Path unfinished = Files.createTempDirectory(folder.toAbsolutePath(), program);
        Path archive = unfinished.resolve(kind.fileName(program));
        try {
            List<String> watched = new ArrayList<>(command);
            watched.add(1, kind.watch(archive));
            boolean done = run(watched, folder, rehearsal);
            Optional<List<String>> dumping = kind.dumping(upToClassPath(command), archive);
            if (done && dumping.isPresent()) {
                done = run(dumping.get(), folder, process -> {});
            }
            if (done && archive.toFile().setReadable(true, false)) { // children may run as another user
                Files.move(archive, folder.resolve(archive.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(kind.watched(archive));
            Files.deleteIfExists(archive);
            Files.deleteIfExists(unfinished);
        }
    }

    private static List<String> upToClassPath(List<String> command) {
        return command.subList(0, command.indexOf("-cp") + 2);
    }

    private static boolean run(List<String> command, Path folder, Rehearsal rehearsal) throws InterruptedException {
        ChildCommand child = new ChildCommand(command, List.of(), folder, CONSOLE_BYTES, LINE_BYTES);
        try (SandboxProcess process = new ProcessSandbox().start(child)) {
            rehearsal.with(process);
            return process.awaitExit(LIMIT).isPresent();
        }
    }

    /** Twice, since the second time is what most submissions meet. */
    private void compile(SandboxProcess compiler) throws InterruptedException {
        next(compiler); // it is ready
        for (int i = 0; i < 2; i++) {
            compiler.send(CompilerChild.line(TypicalHomework.FILES));
            compiled = next(compiler);
        }
        compiler.send("");
    }

    private void run(SandboxProcess worker) throws InterruptedException {
        try {
            CompileReply reply = CompileReply.read(compiled, TypicalHomework.FILES);
            if (!(reply instanceof CompileReply.Classes classes)) {
                throw new IllegalStateException("the typical homework does not compile: " + reply);
            }
            worker.send(classes.classes().line());
            next(worker); // it is ready
            int number = 0;
            for (Call call : TypicalHomework.calls()) {
                worker.send(CallWriter.line(++number, call, true));
                next(worker);
            }
        } catch (MalformedReplyException | IOException e) {
            throw new IllegalStateException("the typical homework cannot be run", e);
        }
        worker.send("{\"exit\":true}");
    }

    private static String next(SandboxProcess process) throws InterruptedException {
        Received received = process.receive(LIMIT);
        if (received instanceof Received.Line line) {
            return line.text();
        }
        throw new IllegalStateException("it ended: %s; it wrote: %s"
                .formatted(received, process.captured().text()));
    }
}
