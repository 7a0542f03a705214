package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a level starts a child.
 *
 * @param command the child's command behind whatever puts it in its place
 * @param environment all that the first program of the command is given
 * @param folder where the first program is started
 */
record Launch(List<String> command, Map<String, String> environment, Path folder, Scratch scratch) {

    SandboxProcess start(ChildCommand child) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return LivingChildren.add(new SandboxProcess(Spawner.start(builder), scratch, child));
        } catch (IOException e) {
            scratch.remove();
            throw e;
        }
    }
}
