package org.nabla.worker;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule by which a written name finds its meaning, the same in every language. */
final class Names {

    private Names() {}

    /** The exact name, or else the only one that is the same without case and underscores, or else null. */
    static @Nullable String find(String written, Collection<String> known) {
        if (known.contains(written)) {
            return written;
        }
        String folded = folded(written);
        String found = null;
        for (String name : known) {
            if (folded(name).equals(folded)) {
                if (found != null) {
                    return null; // `A1` and `a1`: only the exact name counts
                }
                found = name;
            }
        }
        return found;
    }

    private static String folded(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
