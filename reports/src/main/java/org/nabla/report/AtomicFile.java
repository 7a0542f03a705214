package org.nabla.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is there as a whole or not at all: written under another name in the same folder, then moved.
 *
 * <p>Whoever reads the folder meanwhile, or after a crash, finds the old file or the new one, and never half of one.
 */
public final class AtomicFile {

    private static final String UNFINISHED = ".nabla-%s.tmp";

    private AtomicFile() {}

    /** Writes what the file holds. */
    @FunctionalInterface
    public interface Content {
        void write(Writer destination) throws IOException;
    }

    /**
     * Writes a file in UTF-8, in place of one that was there.
     *
     * @throws OutputException when that is not possible; nothing is left behind then
     */
    public static void write(Path file, Content content) {
        write(file, content, true);
    }

    /**
     * The same for a file that can be made again: after a power cut it may be gone, or the old one, or empty.
     *
     * @throws OutputException when that is not possible; nothing is left behind then
     */
    public static void writeDerived(Path file, Content content) {
        write(file, content, false);
    }

    private static void write(Path file, Content content, boolean forced) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw OutputException.cannotWrite(file, "it is no file name");
        }
        if (!Files.isDirectory(folder)) {
            throw OutputException.cannotWrite(file, "there is no folder `%s`".formatted(folder));
        }
        try {
            replace(file, folder, content, forced);
        } catch (IOException e) {
            throw OutputException.cannotWrite(file, e);
        }
    }

    /**
     * Removes a file, if it is there.
     *
     * @throws OutputException when that is not possible
     */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw OutputException.cannotWrite(file, e);
        }
    }

    /**
     * Removes what was being written when the power went. For whoever knows that nobody else writes to the folder now.
     *
     * @throws OutputException when that is not possible
     */
    public static void removeUnfinished(Path folder) {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, UNFINISHED.formatted("*"))) {
            unfinished.forEach(AtomicFile::remove);
        } catch (IOException e) {
            throw OutputException.cannotWrite(folder, e);
        }
    }

    private static void replace(Path file, Path folder, Content content, boolean forced) throws IOException {
        // Files.createTempFile would make it readable to its owner alone, and so the finished file too
        Path unfinished = folder.resolve(UNFINISHED.formatted(UUID.randomUUID()));
        try {
            fill(unfinished, content, forced);
            move(unfinished, file);
        } finally {
            Files.deleteIfExists(unfinished); // it is still there only when something went wrong
        }
    }

    private static void fill(Path unfinished, Content content, boolean forced) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                Writer writer = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
            content.write(writer);
            writer.flush();
            if (forced) { // a name that points to bytes not yet on the disk would survive a power cut without them
                channel.force(true);
            }
        }
    }

    private static void move(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
