package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the program in a process of its own, which a test may end. */
final class ChildRun implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;

    private final Process process;
    private final Path errors;

    private ChildRun(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /**
     * Starts the program as the launcher does.
     *
     * @param before what the command begins with, such as a shell that sets limits
     * @param errors the file for what it says
     */
    static ChildRun start(List<String> before, List<String> jvmOptions, Path errors, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-Dnabla.home=" + Run.HOME, "-cp", System.getProperty("java.class.path")));
        command.add("org.nabla.cli.Main");
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new ChildRun(process, errors);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** As {@code kill -9} does; true when it was still running. */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return await() == 137;
    }

    /** As {@code kill} does, and Ctrl-C. */
    void end() {
        process.destroy();
    }

    int await() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends: %s", errors)
                .isTrue();
        return process.exitValue();
    }

    String err() {
        return ProblemCopy.read(errors);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    static boolean isThere(String program) {
        return Files.isExecutable(Path.of(program));
    }
}
