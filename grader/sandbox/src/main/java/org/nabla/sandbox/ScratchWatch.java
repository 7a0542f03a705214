package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then at what a child has written to its working folder.
 *
 * <p>The kernel limits one file, and a folder in memory as a whole; it limits neither the files of a folder on disk together
 * nor how many there are.
 */
final class ScratchWatch {

    /** Each takes about a kilobyte of the kernel's memory. */
    static final int MOST_FILES = 2000;

    private static final int MOST_LEVELS = 32;

    /** A program makes about 2,000 files in this time. */
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Scratch scratch;
    private final long pid;
    private final int megabytes;
    private long next;

    ScratchWatch(Scratch scratch, long pid, int megabytes) {
        this.scratch = scratch;
        this.pid = pid;
        this.megabytes = megabytes;
        this.next = System.nanoTime() + BETWEEN.toNanos();
    }

    Ending ending() {
        return new Ending.ScratchFull(megabytes, MOST_FILES);
    }

    /** Whether more is there than may be; looks only when it has not just done so. */
    boolean isExceeded() {
        if (System.nanoTime() - next < 0) {
            return false;
        }
        Count count = new Count(((long) megabytes) << 20);
        try {
            Optional<Path> seen = scratch.seen(pid);
            if (seen.isPresent()) {
                Files.walkFileTree(seen.get(), Set.of(), MOST_LEVELS, count);
            }
        } catch (IOException e) {
            // changed while it was looked at, or the child has just ended
        }
        next = System.nanoTime() + BETWEEN.toNanos();
        return count.isExceeded();
    }

    /** A folder that cannot be looked into, locked or too deep, may hold anything. */
    private static final class Count extends SimpleFileVisitor<Path> {

        private final long mostBytes;
        private long bytes;
        private int files;
        private boolean hides;
        private String disk = "";

        private Count(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (files == 0) {
                disk = disk(attributes);
            }
            return disk(attributes).equals(disk) ? counted(0) : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!disk(attributes).equals(disk)) {
                return FileVisitResult.CONTINUE;
            }
            hides |= attributes.isDirectory(); // as deep as we look
            return counted(attributes.size());
        }

        /** Inputs shown inside the folder lie on another one, and do not count. */
        private static String disk(BasicFileAttributes attributes) {
            String key = String.valueOf(attributes.fileKey()); // "(dev=..,ino=..)", or null on Windows
            return key.substring(0, Math.max(0, key.indexOf(',')));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            hides |= files > 0 && !(cause instanceof NoSuchFileException); // that one is gone already
            return counted(0);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult counted(long size) {
            files++;
            bytes += size;
            return isExceeded() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        private boolean isExceeded() {
            return hides || files > MOST_FILES || bytes > mostBytes;
        }
    }
}
