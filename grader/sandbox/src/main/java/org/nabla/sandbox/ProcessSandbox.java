package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs a child as an ordinary process of the same user: the level that works everywhere and promises least.
 *
 * <p>The child has no inherited environment, its own working folder, and private streams. Network, files of this user,
 * and memory outside the Java heap are not limited.
 */
public final class ProcessSandbox implements Sandbox {

    @Override
    public String level() {
        return "process";
    }

    @Override
    public SandboxProcess start(ChildCommand command) {
        try {
            Path scratch = Files.createTempDirectory(command.scratchParent().toAbsolutePath(), "nabla-child-");
            return started(command, scratch);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start `%s`".formatted(command.command().get(0)), e);
        }
    }

    private static SandboxProcess started(ChildCommand command, Path scratch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.command()).directory(scratch.toFile());
        setEnvironment(builder.environment(), scratch);
        try {
            return LivingChildren.add(new SandboxProcess(Spawner.start(builder), scratch, command));
        } catch (IOException e) {
            ScratchFolder.remove(scratch);
            throw e;
        }
    }

    /** A JVM needs none of ours; a locale with UTF-8 lets it open files with any name, TMPDIR also marks descendants. */
    private static void setEnvironment(Map<String, String> environment, Path scratch) {
        String systemRoot = environment.get("SystemRoot"); // Windows starts no program without it
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TMPDIR", scratch.toString());
        if (systemRoot != null) {
            environment.put("SystemRoot", systemRoot);
        }
    }
}
