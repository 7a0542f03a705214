package org.nabla.sandbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The variables a child is given where its memory is limited: nothing of ours. */
final class ChildEnvironment {

    private ChildEnvironment() {}

    /** UTF-8 lets it open files with any name; more arenas would reserve address space that the limit counts. */
    static Map<String, String> in(Path scratch) {
        return new TreeMap<>(Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "1", "TMPDIR", scratch.toString()));
    }
}
