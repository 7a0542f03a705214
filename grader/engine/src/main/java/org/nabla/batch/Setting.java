package org.nabla.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything but the submission that a result depends on. Two results for the same files in the same setting are the same
 * result.
 *
 * @param problem the SHA-256 of the problem's file and data
 * @param mistakes the SHA-256 of the catalogue of known mistakes
 * @param sandbox the level of isolation
 * @param program the version of Nabla, and what tells one build of it from the next
 * @param java the version that compiles and runs submissions
 */
public record Setting(String problem, String mistakes, long seed, String sandbox, String program, String java) {

    /** The parts by the words for them. */
    Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("problem", problem);
        parts.put("mistakes", mistakes);
        parts.put("seed", Long.toString(seed));
        parts.put("sandbox", sandbox);
        parts.put("program", program);
        parts.put("java", java);
        return parts;
    }

    static Setting of(Map<String, String> parts) {
        return new Setting(
                parts.getOrDefault("problem", ""),
                parts.getOrDefault("mistakes", ""),
                Long.parseLong(parts.getOrDefault("seed", "0")),
                parts.getOrDefault("sandbox", ""),
                parts.getOrDefault("program", ""),
                parts.getOrDefault("java", ""));
    }

    /** What a result for these files in this setting is known by. */
    String fingerprint(String content) {
        return Digest.of(problem, mistakes, Long.toString(seed), sandbox, program, java, content);
    }

    /** Which parts are not what they were, in the words for them. */
    public List<String> changedSince(Setting before) {
        Map<String, String> old = before.parts();
        return parts().entrySet().stream()
                .filter(part -> !part.getValue().equals(old.get(part.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
