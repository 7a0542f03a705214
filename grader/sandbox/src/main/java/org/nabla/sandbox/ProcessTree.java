package org.nabla.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A child and everything it started.
 *
 * <p>Descendants are listed while the child lives. Those it left behind before are found, on Linux, by the scratch
 * folder's name in their environment; one that has emptied its environment as well is not found. Where the child has a
 * process namespace of its own there is nothing to look for: the kernel ends it as a whole.
 */
final class ProcessTree {

    /** A program that starts processes faster than they are ended is given up on after this many rounds. */
    private static final int ROUNDS = 20;

    /** One that takes longer hangs in the kernel; nothing more can be done about it from here. */
    private static final Duration TO_DIE = Duration.ofSeconds(5);

    /** A launcher without a child, or one that is stuck, is ended itself. */
    private static final Duration TO_FOLLOW = Duration.ofMillis(500);

    private static final Duration LOOK = Duration.ofMillis(1);

    private final ProcessHandle root;
    private final Optional<String> marker;

    ProcessTree(ProcessHandle root, Optional<String> marker) {
        this.root = root;
        this.marker = marker;
    }

    void end() {
        if (marker.isEmpty()) {
            endNamespace();
        } else {
            endOneByOne();
        }
    }

    /** The kernel ends all processes of a namespace with its first; the launcher waits for that and ends, too. */
    private void endNamespace() {
        LinuxProcess.firstChild(root.pid()).stream()
                .mapToObj(ProcessHandle::of)
                .flatMap(Optional::stream)
                .forEach(ProcessHandle::destroyForcibly);
        if (!awaitEnd(root, TO_FOLLOW)) {
            root.destroyForcibly();
            awaitEnd(root, TO_DIE);
        }
    }

    private void endOneByOne() {
        List<ProcessHandle> members = new ArrayList<>(root.descendants().toList());
        members.add(0, root); // first, so that it starts no more of them
        for (int round = 0; round < ROUNDS && !members.isEmpty(); round++) {
            members.forEach(ProcessHandle::destroyForcibly);
            members.forEach(member -> awaitEnd(member, TO_DIE));
            members = leftBehind();
        }
    }

    /** Looks again and again: of a process that is not a child, Java tells the end up to a second late. */
    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    private List<ProcessHandle> leftBehind() {
        List<ProcessHandle> found = new ArrayList<>();
        Path processes = Path.of("/proc");
        if (!Files.isDirectory(processes)) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path entry : entries) {
                marked(entry, marker.orElseThrow()).ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a system that does not show its processes
        }
        return found;
    }

    private static Optional<ProcessHandle> marked(Path entry, String marker) {
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
