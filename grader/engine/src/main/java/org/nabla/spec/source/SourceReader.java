package org.nabla.spec.source;

import java.nio.file.Path;
import java.util.Locale;
import org.nabla.spec.SpecException;

/**
 * Reads a file into a tree of values with positions: JSON when its name ends in {@code .json}, YAML 1.2 otherwise.
 *
 * <p>Reading is safe: there are no tags and no merge keys, and size, depth, aliases, and values are limited. The first
 * thing that cannot be read ends it with a {@link SpecException}; nothing else is ever thrown.
 */
public final class SourceReader {

    /** The file goes by its name without its folder in every position and message. */
    public Source read(Path file) {
        return read(SourceText.read(file));
    }

    public Source read(String name, String text) {
        return read(new SourceText(name, text));
    }

    public Source read(SourceText text) {
        return text.name().toLowerCase(Locale.ROOT).endsWith(".json")
                ? new JsonReader(text).read()
                : new YamlReader(text).read();
    }
}
