package org.nabla.submission;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule by which a name that a student wrote finds its meaning, the same in every language.
 *
 * <p>The exact name comes first; else the only one that is the same without case and underscores, so that {@code yHat}
 * means {@code y_hat}. Where that is not unique ({@code A1} and {@code a1}), only the exact name counts.
 */
public final class NameRule {

    private NameRule() {}

    public static Optional<String> find(String written, Collection<String> known) {
        if (known.contains(written)) {
            return Optional.of(written);
        }
        List<String> similar = known.stream()
                .filter(name -> folded(name).equals(folded(written)))
                .limit(2)
                .toList();
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    private static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
