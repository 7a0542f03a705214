package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

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
            Path scratch = ScratchFolder.make(command.scratchParent().toAbsolutePath());
            Launch launch = new Launch(command.command(), environment(scratch), scratch, new Scratch.OnDisk(scratch));
            return launch.start(command);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start `%s`".formatted(command.command().get(0)), e);
        }
    }

    /** A JVM needs none of ours; a locale with UTF-8 lets it open files with any name, TMPDIR also marks descendants. */
    private static Map<String, String> environment(Path scratch) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TMPDIR", scratch.toString());
        String systemRoot = System.getenv("SystemRoot"); // Windows starts no program without it
        if (systemRoot != null) {
            environment.put("SystemRoot", systemRoot);
        }
        return environment;
    }
}
