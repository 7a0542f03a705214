package org.nabla.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * What to run as a child, and how much of what it says is kept.
 *
 * @param command the program and its arguments
 * @param readable files and folders the child needs; a level that can hide everything else does
 * @param scratchParent where the child's own folder is made; the folder is removed when the child is closed
 * @param consoleBytes how much of its standard error is kept; the rest is counted and dropped
 * @param lineBytes how long a line on its standard output may be
 */
public record ChildCommand(
        List<String> command, List<Path> readable, Path scratchParent, int consoleBytes, int lineBytes) {

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
