package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The folder a child works in, and what of it can be seen from outside. */
sealed interface Scratch {

    /** The folder as the child names it. */
    Path path();

    /** A text in the environment of the child and of all it starts that nobody else has. */
    Optional<String> marker();

    /** Where the grader can look at it while the process that it started lives. */
    Optional<Path> seen(long pid);

    void remove();

    /** A folder on disk. */
    record OnDisk(Path path) implements Scratch {

        @Override
        public Optional<String> marker() {
            return Optional.of("TMPDIR=" + path);
        }

        @Override
        public Optional<Path> seen(long pid) {
            return Optional.of(path);
        }

        @Override
        public void remove() {
            ScratchFolder.remove(path);
        }
    }

    /**
     * A folder in memory that only the child sees, and that goes with it.
     *
     * @param place an empty folder on disk that the launcher needed
     */
    record InMemory(Path path, Optional<Path> place) implements Scratch {

        /** None: the same path means another folder outside. What the child starts goes with its namespace. */
        @Override
        public Optional<String> marker() {
            return Optional.empty();
        }

        /** The child is the first that the launcher started; until it is in its place, it sees what we see. */
        @Override
        public Optional<Path> seen(long pid) {
            OptionalLong child = LinuxProcess.firstChild(pid);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            Path root = Path.of("/proc", Long.toString(child.getAsLong()), "root");
            return isOurs(root)
                    ? Optional.empty()
                    : Optional.of(root.resolve(Path.of("/").relativize(path)));
        }

        private static boolean isOurs(Path root) {
            try {
                return Files.isSameFile(root, Path.of("/"));
            } catch (IOException e) {
                return true; // it has just ended
            }
        }

        @Override
        public void remove() {
            place.ifPresent(ScratchFolder::remove);
        }
    }
}
