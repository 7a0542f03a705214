package org.nabla.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * Reads a submission from a folder, a zip archive, or a single file.
 *
 * <p>It takes Java files or an answer sheet and leaves out what tools put beside them. Nothing is unpacked to disk.
 */
public final class SubmissionReader {

    private static final Set<String> SHEET_ENDINGS = Set.of(".yaml", ".yml", ".json", ".csv");
    private static final int FILES_SHOWN = 5;

    /** Throws {@code SubmissionException} when there is nothing that can be graded, or it may not be read. */
    public Submission read(Path folderOrZipOrFile) {
        Path path = folderOrZipOrFile.toAbsolutePath().normalize();
        return read(id(path), List.of(new SubmissionPart(path, fileName(path))), path.toString());
    }

    /**
     * Reads what one student handed in as several folders, archives or files. Messages name them as the student did, and
     * not as they lie on the disk: a download puts names of people there.
     *
     * @throws SubmissionException when there is nothing that can be graded, or it may not be read
     */
    public Submission read(String id, List<SubmissionPart> parts) {
        return read(id, parts, id);
    }

    private static Submission read(String id, List<SubmissionPart> parts, String location) {
        CollectedFiles all = new CollectedFiles();
        boolean alone = parts.stream().filter(SubmissionReader::mayMatter).count() == 1;
        for (SubmissionPart part : parts) {
            try {
                all.merge(collected(part, alone));
            } catch (IOException e) {
                throw unreadable(part, location, e);
            }
        }
        return submission(id, all);
    }

    private static boolean mayMatter(SubmissionPart part) {
        return Files.isDirectory(part.path()) || isArchive(part.name()) || isSource(part.name());
    }

    private static boolean isArchive(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private static boolean isSource(String name) {
        return CollectedFiles.isJava(name) || SHEET_ENDINGS.contains(ending(name.toLowerCase(Locale.ROOT)));
    }

    private static CollectedFiles collected(SubmissionPart part, boolean alone) throws IOException {
        if (Files.isDirectory(part.path())) {
            return folder(part.path());
        }
        if (isArchive(part.name())) {
            return ZipFiles.read(part.path(), part.name());
        }
        return single(part, alone);
    }

    /** A folder in which nothing can be graded but one archive is there for that archive. */
    private static CollectedFiles folder(Path folder) throws IOException {
        CollectedFiles files = FolderFiles.read(folder);
        List<String> archives =
                files.others().stream().filter(SubmissionReader::isArchive).toList();
        return files.files().isEmpty() && archives.size() == 1
                ? ZipFiles.read(folder.resolve(archives.get(0)), archives.get(0))
                : files;
    }

    /** A sheet that is alone may have any name; beside other files, the name says which one it is. */
    private static CollectedFiles single(SubmissionPart part, boolean alone) throws IOException {
        String name = part.name();
        if (!Files.readAttributes(part.path(), BasicFileAttributes.class).isRegularFile()) {
            throw CollectedFiles.refused("`%s` is not a regular file".formatted(Shown.name(name)), name);
        }
        CollectedFiles files = new CollectedFiles();
        if (alone ? !isSource(name) : !CollectedFiles.matters(name)) {
            files.skip(name);
            return files;
        }
        try (InputStream content = Files.newInputStream(part.path())) {
            files.add(name, content);
        }
        return files;
    }

    private static Submission submission(String id, CollectedFiles collected) {
        Map<String, byte[]> files = new TreeMap<>(collected.files());
        if (files.isEmpty()) {
            throw nothingToGrade(id, collected.others());
        }
        Map<Boolean, List<String>> byKind =
                files.keySet().stream().collect(Collectors.partitioningBy(CollectedFiles::isJava));
        List<String> java = byKind.getOrDefault(true, List.of());
        List<String> sheets = byKind.getOrDefault(false, List.of());
        if (sheets.size() > 1 || (!java.isEmpty() && !sheets.isEmpty())) {
            throw severalKinds(id, sheets);
        }
        List<SourceFile> sources = files.entrySet().stream()
                .map(file -> SourceText.decode(file.getKey(), file.getValue()))
                .toList();
        return new Submission(id, java.isEmpty() ? Language.ANSWERS : Language.JAVA, sources, sha256(files));
    }

    private static SubmissionException nothingToGrade(String id, List<String> others) {
        String found = others.isEmpty()
                ? "no files"
                : others.stream()
                        .sorted()
                        .limit(FILES_SHOWN)
                        .map(name -> "`%s`".formatted(Shown.name(name)))
                        .collect(Collectors.joining(", "));
        String more = others.size() > FILES_SHOWN ? " and %d more".formatted(others.size() - FILES_SHOWN) : "";
        return new SubmissionException(
                Message.of(MessageCode.NOTHING_TO_GRADE, "there is nothing to grade", Shown.name(id))
                        .with(Evidence.expected("files ending in `.java`, or one sheet `answers.yaml`, `answers.json`"
                                + " or `answers.csv`"))
                        .with(Evidence.actual(found + more))
                        .help("hand in the source files, not what was compiled from them"));
    }

    private static SubmissionException severalKinds(String id, List<String> sheets) {
        return new SubmissionException(Message.of(
                        MessageCode.SUBMISSION_REFUSED,
                        "it cannot be told which of several answers to grade",
                        Shown.name(id))
                .with(Evidence.expected("Java files, or one answer sheet"))
                .with(Evidence.actual("`%s` beside other answers".formatted(sheets.get(0))))
                .help("take out what is not to be graded"));
    }

    private static SubmissionException unreadable(SubmissionPart part, String location, IOException e) {
        String name = Shown.name(part.name());
        if (Files.notExists(part.path())) {
            return new SubmissionException(Message.of(
                            MessageCode.SUBMISSION_UNREADABLE,
                            "there is no folder or file `%s`".formatted(name),
                            Shown.name(location))
                    .help("check the spelling of the path"));
        }
        return new SubmissionException(Message.of(
                        MessageCode.SUBMISSION_UNREADABLE, "`%s` cannot be read".formatted(name), Shown.name(location))
                .with(Evidence.note(Shown.name(reason(e)))));
    }

    /** What the system says of a file begins with its path. */
    private static String reason(IOException e) {
        if (e instanceof FileSystemException problem) {
            return problem.getReason() == null ? problem.getClass().getSimpleName() : problem.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    /** Lengths go in as well, so that moving a line from one file to the next gives another hash. */
    private static String sha256(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, bytes) -> {
                digest.update("%s\0%d\0".formatted(path, bytes.length).getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String id(Path path) {
        String name = fileName(path);
        return Files.isDirectory(path) || ending(name).isEmpty()
                ? name
                : name.substring(0, name.length() - ending(name).length());
    }

    private static String ending(String name) {
        return name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.')) : "";
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
