package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A file of known content in this user's cache, written when it is missing or differs. */
final class CachedFile {

    private CachedFile() {}

    static Path of(String name, byte[] content) {
        try {
            Path file = CacheFolder.path().resolve(name);
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                Path written = Files.createTempFile(CacheFolder.path(), name, "");
                Files.write(written, content);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to `%s`".formatted(CacheFolder.path()), e);
        }
    }
}
