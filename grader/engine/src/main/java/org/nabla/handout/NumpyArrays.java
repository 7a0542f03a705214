package org.nabla.handout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Some of the arrays of a data file. What a problem does not read may be anything, also the answers. */
final class NumpyArrays {

    private static final String EXTENSION = ".npy";

    /** The same on every machine; for 1 January 1980 the JDK writes the time of day of this place, too. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private NumpyArrays() {}

    /** A file of one array as it is, and an archive of several with those of these names. */
    static byte[] only(Set<String> names, byte[] file) {
        boolean isArchive = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        try {
            return isArchive ? archive(chosen(names, arrays(file))) : file;
        } catch (IOException e) {
            throw new UncheckedIOException("the archive was read before", e);
        }
    }

    private static Map<String, byte[]> chosen(Set<String> names, Map<String, byte[]> arrays) {
        if (arrays.size() > 1) { // the only one needs no name
            arrays.keySet().retainAll(names);
        }
        return arrays;
    }

    private static Map<String, byte[]> arrays(byte[] file) throws IOException {
        Map<String, byte[]> arrays = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                arrays.put(
                        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name,
                        zip.readAllBytes());
            }
        }
        return arrays;
    }

    private static byte[] archive(Map<String, byte[]> arrays) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                ZipEntry entry = new ZipEntry(array.getKey() + EXTENSION);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(array.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
