package org.nabla.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds a level of isolation that holds on this machine. A level holds when a small attack, run in a child once, was
 * contained; that its programs are installed is not enough.
 */
public final class Sandboxes {

    private Sandboxes() {}

    /**
     * What was found.
     *
     * @param missing the stronger levels, and why they do not work here
     */
    public record Found(Sandbox sandbox, List<Missing> missing) {

        public Found {
            missing = List.copyOf(missing);
        }

        /** Whether strangers' programs can be run: files, network, processes and memory are kept from them. */
        public boolean isStrong() {
            return !sandbox.level().equals(Level.PROCESS.title());
        }
    }

    /**
     * A level that does not work here.
     *
     * @param reason a part of a sentence: {@code `bwrap` is not installed}
     * @param remedy what would make it work
     */
    public record Missing(String level, String reason, String remedy) {}

    /** The names of all levels, the strongest first. */
    public static List<String> levels() {
        return Arrays.stream(Level.values()).map(Level::title).toList();
    }

    /** The strongest level that holds here; the last one always does. */
    public static Found strongest() {
        List<Missing> missing = new ArrayList<>();
        for (Level level : Level.values()) {
            try {
                return new Found(level.checked(), missing);
            } catch (UnavailableException e) {
                missing.add(new Missing(level.title(), e.reason(), e.remedy()));
            }
        }
        throw new IllegalStateException("the level `process` works everywhere");
    }

    /**
     * The level of this name. Throws {@code UnavailableException} when it does not hold here, and
     * {@code IllegalArgumentException} when there is none.
     */
    public static Sandbox named(String level) {
        return Level.named(level)
                .orElseThrow(() -> new IllegalArgumentException("there is no level `%s`; there are %s"
                        .formatted(
                                level, levels().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))))
                .checked();
    }
}
