package org.nabla.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run as a child, and how much of what it says is kept.
 *
 * @param command the program and its arguments
 * @param readable files and folders (with all they hold) the child needs, the program's own among them (of a JVM, the
 *     whole folder of its JDK); the system's libraries need not be named. A level that can hide everything else does
 * @param scratchParent where the child's own folder is made, unless the level makes one in memory that only the child
 *     sees; it is the working folder, and is gone when the child is closed
 * @param consoleBytes how much of its standard error is kept; the rest is counted and dropped
 * @param lineBytes how long a line on its standard output may be
 * @param limits what it may use
 */
public record ChildCommand(
        List<String> command,
        List<Path> readable,
        Path scratchParent,
        int consoleBytes,
        int lineBytes,
        ChildLimits limits) {

    /** A child with the default limits. */
    public ChildCommand(
            List<String> command, List<Path> readable, Path scratchParent, int consoleBytes, int lineBytes) {
        this(command, readable, scratchParent, consoleBytes, lineBytes, ChildLimits.DEFAULT);
    }

    public ChildCommand {
        command = List.copyOf(command);
        readable = List.copyOf(readable);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("`command` must name a program, but is empty");
        }
        requireNotNegative("consoleBytes", consoleBytes);
        requireNotNegative("lineBytes", lineBytes);
    }

    private static void requireNotNegative(String field, int value) {
        if (value < 0) {
            throw new IllegalArgumentException("`%s` must be at least 0, but is %d".formatted(field, value));
        }
    }
}
