package org.nabla.submission;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Finds the symbolic links in a zip archive, which the JDK does not tell from files.
 *
 * <p>Unix archivers keep a file's mode in the upper half of the external attributes of its entry in the central directory
 * (PKWARE's APPNOTE, sections 4.3.12 and 4.4.15).
 */
final class ZipLinks {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int UNIX = 3;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    private ZipLinks() {}

    /** The numbers of the entries that are links, in the order of the central directory. */
    static BitSet in(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT);
            ByteBuffer tail = read(file, file.length() - length, length);
            for (int i = length - END_LENGTH; i >= 0; i--) {
                if (tail.getInt(i) == END) {
                    long end = file.length() - length + i;
                    int size = (int) Math.min(Integer.toUnsignedLong(tail.getInt(i + 12)), end);
                    return links(read(file, end - size, size));
                }
            }
            return new BitSet();
        }
    }

    private static BitSet links(ByteBuffer directory) {
        BitSet links = new BitSet();
        int at = 0;
        for (int number = 0; at + ENTRY_LENGTH <= directory.limit() && directory.getInt(at) == ENTRY; number++) {
            int mode = directory.getInt(at + 38) >>> 16;
            links.set(number, directory.get(at + 5) == UNIX && (mode & KIND) == LINK);
            at += ENTRY_LENGTH
                    + unsigned(directory, at + 28)
                    + unsigned(directory, at + 30)
                    + unsigned(directory, at + 32);
        }
        return links;
    }

    private static int unsigned(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
