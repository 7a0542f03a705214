package org.nabla.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child and everything it started.
 *
 * <p>Descendants are listed while the child lives. Those it left behind before are found, on Linux, by the scratch
 * folder's name in their environment; one that has emptied its environment as well is not found.
 */
final class ProcessTree {

    /** A program that starts processes faster than they are ended is given up on after this many rounds. */
    private static final int ROUNDS = 20;

    private static final int SECONDS_TO_DIE = 5;

    private final ProcessHandle root;
    private final String marker;

    ProcessTree(ProcessHandle root, Path scratch) {
        this.root = root;
        this.marker = "TMPDIR=" + scratch;
    }

    void end() {
        List<ProcessHandle> members = new ArrayList<>(root.descendants().toList());
        members.add(0, root); // first, so that it starts no more of them
        for (int round = 0; round < ROUNDS && !members.isEmpty(); round++) {
            members.forEach(ProcessHandle::destroyForcibly);
            members.forEach(ProcessTree::awaitEnd);
            members = leftBehind();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it has been sent its end; only the waiting is cut short
        } catch (ExecutionException | TimeoutException e) {
            // it hangs in the kernel; nothing more can be done from here
        }
    }

    private List<ProcessHandle> leftBehind() {
        List<ProcessHandle> found = new ArrayList<>();
        Path processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path entry : entries) {
                marked(entry).ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a system that does not show its processes
        }
        return found;
    }

    private Optional<ProcessHandle> marked(Path entry) {
        try {
            byte[] environment = Files.readAllBytes(entry.resolve("environ"));
            if (!new String(environment, StandardCharsets.UTF_8).contains(marker)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // gone meanwhile, or another user's
        }
    }
}
