package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder a child works in. It is named after the process that made it, so that what a killed one left behind is found;
 * links are removed and never followed.
 */
final class ScratchFolder {

    private static final FileVisitor<Path> REMOVER = new SimpleFileVisitor<>() {
        /** The child may have closed it to itself; what is in it could not be removed then. */
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            folder.toFile().setWritable(true);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            // a folder the child has locked: unlock it and look again
            return file.toFile().setReadable(true) && file.toFile().setExecutable(true) && removed(file)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    };

    private static final Pattern NAME = Pattern.compile("nabla-child-([0-9]{1,18})-.*");

    /** A process of another container may not be seen from here; no child lives as long as this. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(6);

    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    private ScratchFolder() {}

    /** A new one; the first time in a folder, what others have left there is removed. */
    static Path make(Path parent) throws IOException {
        if (SWEPT.add(parent)) {
            removeAbandoned(parent, Instant.now().minus(LONGEST_LIFE));
        }
        return Files.createTempDirectory(
                parent, "nabla-child-%d-".formatted(ProcessHandle.current().pid()));
    }

    /** Removes the folders from before an instant whose maker is gone. */
    static void removeAbandoned(Path parent, Instant before) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, "nabla-child-*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                boolean abandoned = name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                        && Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(before);
                if (abandoned) {
                    remove(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // what cannot be looked at is somebody else's
        }
    }

    /** What cannot be removed stays: it lies in the temporary folder and costs nobody a point. */
    static void remove(Path folder) {
        removed(folder);
    }

    private static boolean removed(Path folder) {
        try {
            Files.walkFileTree(folder, REMOVER);
            return !Files.exists(folder);
        } catch (IOException e) {
            return false;
        }
    }
}
