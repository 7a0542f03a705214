package org.nabla.submission;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a worker is started, so that it is ready soon and its memory has bounds. */
final class JavaCommand {

    private static final String MAIN_CLASS = "org.nabla.worker.Worker";

    /** The first with which Serial starts faster than G1: before, only G1 maps the archived heap. */
    private static final int SERIAL_STARTS_FASTER = 18;

    private static final int REFLECTION_USES_METHOD_HANDLES = 18;

    private final Workplace workplace;
    private final int heapMegabytes;

    JavaCommand(Workplace workplace, int heapMegabytes) {
        this.workplace = workplace;
        this.heapMegabytes = heapMegabytes;
    }

    List<String> running(Path classes) {
        List<String> command = new ArrayList<>();
        command.add(workplace.java().toString());
        addSpeed(command);
        addBounds(command);
        addSilence(command);
        addSurroundings(command);
        command.addAll(List.of("-cp", classPath(), MAIN_CLASS, classes.toString()));
        return command;
    }

    /** Runs are short: the fast compiler alone never loses, and neither do few threads. */
    private static void addSpeed(List<String> command) {
        int version = Runtime.version().feature();
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism"));
        command.addAll(
                version < SERIAL_STARTS_FASTER
                        ? List.of("-XX:+UseG1GC", "-XX:ParallelGCThreads=1", "-XX:ConcGCThreads=1")
                        : List.of("-XX:+UseSerialGC"));
        if (version >= REFLECTION_USES_METHOD_HANDLES) {
            command.add("-Djdk.reflect.useNativeAccessorOnly=true");
        }
    }

    /** A recursion over the layers or the nodes of a large graph fits in 1 MiB (10,000 calls); 512 KiB would halve that. */
    private void addBounds(List<String> command) {
        command.addAll(List.of(
                "-Xmx%dm".formatted(heapMegabytes),
                "-Xss1m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:ReservedCodeCacheSize=32m"));
    }

    /** Standard output belongs to the protocol; the JVM warns there unless told otherwise. */
    private static void addSilence(List<String> command) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        command.addAll(List.of(
                "-Xrs", // or a signal to itself would print all threads there
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
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

    private String classPath() {
        return workplace.workerClassPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
