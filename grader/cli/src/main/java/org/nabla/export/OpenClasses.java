package org.nabla.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What of this program's jars anybody may have: no worked solution, and no command that prints answers. */
final class OpenClasses {

    /** Beginnings of the names of what is left out. */
    static final List<String> CLOSED = List.of(
            "org/nabla/reference/worked/",
            "org/nabla/proof/",
            "org/nabla/export/",
            "org/nabla/report/Answers",
            "org/nabla/report/format/quiz/",
            "org/nabla/cli/Main.class",
            "org/nabla/cli/SolveCommand",
            "org/nabla/cli/VerifyCommand",
            "org/nabla/cli/Verification",
            "org/nabla/cli/ExportCommand",
            "org/nabla/cli/Archives");

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private OpenClasses() {}

    static boolean isClosed(String entry) {
        return CLOSED.stream().anyMatch(entry::startsWith);
    }

    /** The same jar without them, the manifest first as the JDK wants it. */
    static byte[] of(byte[] jar) {
        try {
            return packed(kept(jar));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }

    private static Map<String, byte[]> kept(byte[] jar) throws IOException {
        Map<String, byte[]> kept = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && !isClosed(entry.getName())) {
                    kept.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return kept;
    }

    private static byte[] packed(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) { // META-INF comes before org
                ZipEntry entry = new ZipEntry(one.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
