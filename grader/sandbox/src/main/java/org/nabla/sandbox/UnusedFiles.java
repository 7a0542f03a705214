package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** What is kept from run to run and can be made again: what nothing has used for a long time is removed. */
final class UnusedFiles {

    /** Longer than a summer without homework. */
    static final Duration KEPT = Duration.ofDays(120);

    private UnusedFiles() {}

    /** Notes that a file or folder is of use; where that cannot be noted, it may be removed and made again. */
    static void use(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // it is read-only, or gone
        }
    }

    /** Removes what matches the pattern in a folder and was of no use since an instant. */
    static void remove(Path folder, String pattern, Instant since) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            for (Path entry : entries) {
                if (isOlder(entry, since)) {
                    ScratchFolder.remove(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // they only take up room
        }
    }

    private static boolean isOlder(Path entry, Instant since) throws IOException {
        try {
            return Files.getLastModifiedTime(entry).toInstant().isBefore(since);
        } catch (NoSuchFileException e) { // another run was faster
            return false;
        }
    }
}
