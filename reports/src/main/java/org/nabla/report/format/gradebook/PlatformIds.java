package org.nabla.report.format.gradebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.batch.Roster;

/**
 * What a platform calls the students whose submissions have our keys.
 *
 * <p>Without a roster, the keys are those of the platform's own download. With one, a report says the roster's {@code id},
 * and the platform knows what the roster has as {@code key}.
 *
 * @param byKey the platform's names of each of our keys; a key that is not there is its own name
 */
public record PlatformIds(Map<String, List<String>> byKey) {

    /** Keys are the platform's own. */
    public static final PlatformIds SAME = new PlatformIds(Map.of());

    public PlatformIds {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byKey.forEach((key, ids) -> copy.put(key, List.copyOf(ids)));
        byKey = copy;
    }

    public static PlatformIds of(Roster roster) {
        Map<String, List<String>> inverted = new LinkedHashMap<>();
        roster.ids()
                .forEach((platform, ours) ->
                        ours.forEach(key -> inverted.computeIfAbsent(key, other -> new ArrayList<>())
                                .add(platform)));
        return new PlatformIds(inverted);
    }

    List<String> of(String key) {
        return byKey.getOrDefault(key, List.of(key));
    }
}
