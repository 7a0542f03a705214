package org.nabla.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * Collects a submission's files from a zip archive.
 *
 * <p>What an archive says about sizes is not believed: bytes are counted while they are inflated. Archives inside are
 * not opened.
 */
final class ZipFiles {

    private static final long LARGEST_ARCHIVE = 100L << 20;
    private static final int MOST_ENTRIES = 20_000;

    /** What old Windows archivers write names in; every byte is a character, so that it never fails. */
    private static final Charset OLD_NAMES = StandardCharsets.ISO_8859_1;

    private final ZipFile archive;
    private final String topFolder;
    private final CollectedFiles files = new CollectedFiles();

    private ZipFiles(ZipFile archive, List<? extends ZipEntry> entries) {
        this.archive = archive;
        this.topFolder = topFolder(entries);
    }

    /**
     * Collects what an archive has.
     *
     * @param name what the student calls it
     */
    static CollectedFiles read(Path path, String name) throws IOException {
        if (Files.size(path) > LARGEST_ARCHIVE) {
            throw CollectedFiles.refused("the archive is larger than 100 MiB", name);
        }
        if (!Files.isRegularFile(path)) {
            throw CollectedFiles.refused("`%s` is not a regular file".formatted(Shown.name(name)), name);
        }
        try {
            return read(path, name, StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return read(path, name, OLD_NAMES);
        }
    }

    private static CollectedFiles read(Path path, String name, Charset names) throws IOException {
        try (ZipFile archive = new ZipFile(path.toFile(), names)) {
            if (archive.size() > MOST_ENTRIES) {
                throw CollectedFiles.refused("the archive has more than %d entries".formatted(MOST_ENTRIES), name);
            }
            List<? extends ZipEntry> entries = archive.stream().toList(); // in the order of the central directory
            requireNoLinks(path, entries);
            ZipFiles reader = new ZipFiles(archive, entries);
            for (ZipEntry entry : entries) {
                reader.take(entry);
            }
            return reader.files;
        } catch (ZipException e) {
            if (names.equals(StandardCharsets.UTF_8)) {
                throw e; // perhaps only its names are not UTF-8
            }
            throw new SubmissionException(Message.of(
                            MessageCode.SUBMISSION_UNREADABLE,
                            "`%s` is not a readable zip archive".formatted(Shown.name(name)),
                            Shown.name(name))
                    .with(Evidence.note(Shown.name(String.valueOf(e.getMessage()))))
                    .help("make the archive again, without a password"));
        }
    }

    private static void requireNoLinks(Path archive, List<? extends ZipEntry> entries) throws IOException {
        int link = ZipLinks.in(archive).nextSetBit(0);
        if (link >= 0 && link < entries.size()) {
            String name = Shown.name(entries.get(link).getName());
            throw new SubmissionException(
                    Message.of(MessageCode.SUBMISSION_REFUSED, "the archive has a link: `%s`".formatted(name), name)
                            .help("put the file itself into the archive"));
        }
    }

    private void take(ZipEntry entry) throws IOException {
        requireInside(path(entry));
        if (entry.isDirectory() || CollectedFiles.isIgnored(path(entry))) {
            return;
        }
        String path = path(entry).substring(topFolder.length());
        if (!CollectedFiles.matters(path)) {
            files.skip(path);
            return;
        }
        try (InputStream content = archive.getInputStream(entry)) {
            files.add(path, content);
        }
    }

    private static void requireInside(String path) {
        boolean leadsOut = path.startsWith("/")
                || (path.length() > 1 && path.charAt(1) == ':')
                || List.of(path.split("/", -1)).contains("..");
        if (leadsOut) {
            throw new SubmissionException(Message.of(
                            MessageCode.SUBMISSION_REFUSED,
                            "the archive names a file outside of itself: `%s`".formatted(Shown.name(path)),
                            Shown.name(path))
                    .help("make the archive from the folder with your files"));
        }
    }

    /** The one folder that everything is in, with its {@code /}, or nothing. */
    private static String topFolder(List<? extends ZipEntry> entries) {
        Set<String> tops = new HashSet<>();
        for (ZipEntry entry : entries) {
            String path = path(entry);
            if (!CollectedFiles.isIgnored(path)) {
                tops.add(path.substring(0, path.indexOf('/') + 1));
            }
        }
        return tops.size() == 1 ? tops.iterator().next() : "";
    }

    /** Some archivers on Windows write {@code \} between the parts of a path. */
    private static String path(ZipEntry entry) {
        return entry.getName().replace('\\', '/');
    }
}
