package org.nabla.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nabla.export.PackedFiles.PackedFile;

/**
 * A zip archive that is the same on every machine, and whose programs are executable where they are unpacked.
 *
 * <p>The JDK writes archives without modes; they are put into the directory at the end of the archive afterwards.
 */
final class ZipPackage {

    /** Nearly the earliest that an archive can say: for the very first the JDK writes the time of day of this place, too. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int END_SIZE = 22;
    private static final int END_COUNT = 10;
    private static final int END_DIRECTORY = 16;

    private static final int HEADER_SIZE = 46;
    private static final int MADE_BY_SYSTEM = 5;
    private static final byte UNIX = 3;
    private static final int NAME_LENGTH = 28;
    private static final int MODE = 38;

    /** A regular file that all may read, and that all may start: in the upper half of the attributes. */
    private static final int FILE = 0100644 << 16;

    private static final int PROGRAM = 0100755 << 16;

    private ZipPackage() {}

    static byte[] of(PackedFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, PackedFile> file : files.all().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().content().toArray());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return withModes(bytes.toByteArray(), files);
    }

    /** Goes through the directory, which has the files in the order in which they were written. */
    private static byte[] withModes(byte[] archive, PackedFiles files) {
        ByteBuffer zip = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int end = archive.length - END_SIZE; // there is no comment after it
        int header = zip.getInt(end + END_DIRECTORY);
        if (Short.toUnsignedInt(zip.getShort(end + END_COUNT)) != files.all().size()) {
            throw new IllegalStateException("too many files for an archive of this kind");
        }
        for (PackedFile file : files.all().values()) {
            zip.put(header + MADE_BY_SYSTEM, UNIX);
            zip.putInt(header + MODE, file.executable() ? PROGRAM : FILE);
            header += HEADER_SIZE + lengths(zip, header + NAME_LENGTH);
        }
        return archive;
    }

    /** Of the name, of the extra field and of the comment, which follow each other. */
    private static int lengths(ByteBuffer zip, int at) {
        return Short.toUnsignedInt(zip.getShort(at))
                + Short.toUnsignedInt(zip.getShort(at + 2))
                + Short.toUnsignedInt(zip.getShort(at + 4));
    }
}
