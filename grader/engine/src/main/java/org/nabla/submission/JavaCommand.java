package org.nabla.submission;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the JVMs of children are started, so that they are ready soon and their memory has bounds. */
final class JavaCommand {

    /** The names of the programs, under which their archives are found. */
    static final String WORKER = "worker";

    static final String COMPILER = "compiler";

    private static final String WORKER_CLASS = "org.nabla.worker.Worker";
    private static final String COMPILER_CLASS = "org.nabla.compiler.Compiler";

    /** Enough for a source that javac needs a second for; one that needs more leads it astray. */
    static final int COMPILER_HEAP_MEGABYTES = 256;

    /** Processor time for one submission, a hundred times what a long homework takes in a cold compiler. */
    static final Duration TO_COMPILE = Duration.ofSeconds(10);

    /** The first with which Serial starts faster than G1: before, only G1 maps the archived heap. */
    private static final int SERIAL_STARTS_FASTER = 18;

    private static final int REFLECTION_USES_METHOD_HANDLES = 18;

    private JavaCommand() {}

    /** A worker, which is told what to run once it is up. */
    static List<String> worker(Workplace workplace, int heapMegabytes) {
        List<String> command = common(workplace, WORKER);
        addBounds(command, heapMegabytes, 64, 32);
        command.addAll(List.of("-cp", joined(workplace.workerClassPath()), WORKER_CLASS));
        return command;
    }

    /** A compiler, which shows submissions the library among what the worker has. */
    static List<String> compiler(Workplace workplace) {
        List<String> command = common(workplace, COMPILER);
        addBounds(command, COMPILER_HEAP_MEGABYTES, 96, 48);
        command.addAll(List.of("-cp", joined(workplace.compilerClassPath()), COMPILER_CLASS));
        command.addAll(List.of(joined(workplace.workerClassPath()), Long.toString(TO_COMPILE.toSeconds())));
        return command;
    }

    private static List<String> common(Workplace workplace, String program) {
        List<String> command = new ArrayList<>();
        command.add(workplace.java().toString());
        addSpeed(command);
        addSilence(command);
        addSurroundings(command);
        ArchiveKind kind = ArchiveKind.ofThisJava();
        workplace.archive(program).ifPresent(archive -> {
            command.add(kind.use(archive.toAbsolutePath()));
            command.addAll(kind.silence());
        });
        return command;
    }

    /**
     * Runs are short: the fast compiler alone never loses, nor do few threads, nor calls by reflection for which no class is
     * generated.
     */
    private static void addSpeed(List<String> command) {
        int version = Runtime.version().feature();
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism"));
        command.addAll(
                version < SERIAL_STARTS_FASTER
                        ? List.of("-XX:+UseG1GC", "-XX:ParallelGCThreads=1", "-XX:ConcGCThreads=1")
                        : List.of("-XX:+UseSerialGC"));
        command.add(
                version < REFLECTION_USES_METHOD_HANDLES
                        ? "-Dsun.reflect.inflationThreshold=2147483647"
                        : "-Djdk.reflect.useNativeAccessorOnly=true");
    }

    /** A recursion over the layers or the nodes of a large graph fits in 1 MiB (10,000 calls); 512 KiB would halve that. */
    private static void addBounds(List<String> command, int heap, int metaspace, int codeCache) {
        command.addAll(List.of(
                "-Xmx%dm".formatted(heap),
                "-Xss1m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:MaxMetaspaceSize=%dm".formatted(metaspace),
                "-XX:ReservedCodeCacheSize=%dm".formatted(codeCache)));
    }

    /** Standard output belongs to the protocol; the JVM warns there unless told otherwise. */
    private static void addSilence(List<String> command) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        command.addAll(List.of(
                "-Xrs", // or a signal to itself would print all threads there
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+SuppressFatalErrorMessage", // or it would say there that it has no memory left
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + (windows ? "NUL" : "/dev/null")));
    }

    /** The same for every student on every machine; the working folder is the only one that is meant to be written to. */
    private static void addSurroundings(List<String> command) {
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=."));
    }

    private static String joined(List<Path> classPath) {
        return classPath.stream()
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
