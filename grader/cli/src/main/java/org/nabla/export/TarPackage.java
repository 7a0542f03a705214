package org.nabla.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.nabla.export.PackedFiles.PackedFile;

/** A tar archive in the format of POSIX 1988 (ustar), which every tar reads; the same on every machine. */
final class TarPackage {

    private static final int BLOCK = 512;

    /** Where the fields of a header begin. */
    private static final int MODE = 100;

    private static final int OWNER = 108;
    private static final int GROUP = 116;
    private static final int SIZE = 124;
    private static final int TIME = 136;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;

    private TarPackage() {}

    static byte[] of(PackedFiles files) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        files.all().forEach((path, file) -> {
            tar.writeBytes(header(path, file));
            tar.writeBytes(file.content().toArray());
            tar.writeBytes(new byte[Math.floorMod(-file.content().size(), BLOCK)]);
        });
        tar.writeBytes(new byte[2 * BLOCK]);
        return tar.toByteArray();
    }

    private static byte[] header(String path, PackedFile file) {
        byte[] header = new byte[BLOCK];
        byte[] name = path.getBytes(UTF_8);
        if (name.length > MODE) {
            throw new IllegalStateException("`%s` is too long a name for an archive of this kind".formatted(path));
        }
        System.arraycopy(name, 0, header, 0, name.length);
        put(header, MODE, "%07o", file.executable() ? 0755 : 0644);
        put(header, OWNER, "%07o", 0);
        put(header, GROUP, "%07o", 0);
        put(header, SIZE, "%011o", file.content().size());
        put(header, TIME, "%011o", 0);
        header[TYPE] = '0';
        System.arraycopy("ustar\00000".getBytes(UTF_8), 0, header, MAGIC, 8);
        Arrays.fill(header, CHECKSUM, TYPE, (byte) ' ');
        int sum = 0;
        for (byte one : header) {
            sum += Byte.toUnsignedInt(one);
        }
        put(header, CHECKSUM, "%06o", sum);
        header[CHECKSUM + 6] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String format, int number) {
        byte[] digits = format.formatted(number).getBytes(UTF_8);
        System.arraycopy(digits, 0, header, at, digits.length);
    }
}
