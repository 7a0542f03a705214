package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where this user keeps what can be made again: {@code ~/.cache/nabla}, or a folder for this run alone. */
final class CacheFolder {

    private static final Path PATH = find();

    private CacheFolder() {}

    static Path path() {
        return PATH;
    }

    private static Path find() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache != null && cache.startsWith("/")
                ? Path.of(cache)
                : Path.of(System.getProperty("user.home", "/nonexistent"), ".cache");
        try {
            Path folder = Files.createDirectories(base.resolve("nabla"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            return temporary();
        }
    }

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("nabla-cache-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ScratchFolder.remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a temporary folder", e);
        }
    }
}
