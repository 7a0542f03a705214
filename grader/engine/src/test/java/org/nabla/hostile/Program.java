package org.nabla.hostile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program that attacks, and what must come of it.
 *
 * @param language as {@code Language} names it
 * @param tries a part of a sentence: {@code to read the home folder}
 * @param limit how long a call may take: short where it is to run into the limit, otherwise as long as a busy machine needs
 * @param zipped whether it is handed in as an archive
 * @param expected what must come of it, by the name of a level where it is not the usual
 */
record Program(
        String name,
        String language,
        String tries,
        Duration limit,
        boolean zipped,
        List<ProgramFile> files,
        Outcome usual,
        Map<String, Outcome> expected) {

    /** Follows the name of a level where it holds another thing for root. */
    static final String FOR_USERS = " for an ordinary user";

    Program {
        files = List.copyOf(files);
        expected = Map.copyOf(expected);
    }

    /** For whoever grades; an ordinary user may be held to less. */
    Outcome expectedAt(String level, boolean asRoot) {
        Outcome atLevel = expected.getOrDefault(level, usual);
        return asRoot ? atLevel : expected.getOrDefault(level + FOR_USERS, atLevel);
    }

    /** Whether a level keeps less from it than the others do. */
    boolean getsFurtherAt(String level) {
        return !usual.gains().containsAll(expectedAt(level, false).gains());
    }

    @Override
    public String toString() {
        return name;
    }
}
