package org.nabla.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A text that is part of this program. */
final class Resource {

    private Resource() {}

    static String text(String name) {
        try (InputStream input = Resource.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("`%s` is missing from the program".formatted(name));
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
