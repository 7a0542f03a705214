package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes the folder a child worked in; links are removed and never followed. */
final class ScratchFolder {

    private static final FileVisitor<Path> REMOVER = new SimpleFileVisitor<>() {
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

    private ScratchFolder() {}

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
