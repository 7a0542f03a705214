package org.nabla.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nabla.batch.Digest;
import org.nabla.batch.Names;
import org.nabla.batch.Reports;
import org.nabla.grading.SubmissionReport;
import org.nabla.report.AtomicFile;
import org.nabla.report.CurvesSvgWriter;
import org.nabla.report.Disclosure;
import org.nabla.report.NativeJsonReader;
import org.nabla.report.NativeJsonWriter;
import org.nabla.report.document.Published;

/**
 * The reports of a batch as files of a folder: of each submission the whole, what a student may see of it, and a picture
 * where it trained something.
 */
final class ReportFolder implements Reports {

    /** Where what students may see is. */
    private static final String SHOWN = "student";

    private final Path folder;
    private final Names names;
    private final Disclosure student;
    private final Consumer<SubmissionReport> reader;

    /**
     * A folder that exists.
     *
     * @param student what a student may see
     * @param reader is shown each report before it is forgotten, one at a time
     */
    ReportFolder(Path folder, Names names, Disclosure student, Consumer<SubmissionReport> reader) {
        this.folder = folder;
        this.names = names;
        this.student = student;
        this.reader = reader;
    }

    /** Makes what is missing of the folders, and removes what a run before this one left unfinished. */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(SHOWN));
        AtomicFile.removeUnfinished(folder);
        try (DirectoryStream<Path> below = Files.newDirectoryStream(folder, Files::isDirectory)) {
            below.forEach(AtomicFile::removeUnfinished);
        }
    }

    @Override
    public String write(SubmissionReport report) {
        String key = report.submission().id();
        Path picture = picture(key);
        if (CurvesSvgWriter.hasCurves(report)) {
            CurvesFile.write(picture, report, Disclosure.instructor());
        } else {
            AtomicFile.remove(picture); // one of an earlier run would not belong to this report
        }
        write(shown(key), report, student);
        write(whole(key), report, Disclosure.instructor());
        synchronized (this) {
            reader.accept(report);
        }
        return digest(key)
                .orElseThrow(() -> new IllegalStateException("`%s` is gone as soon as written".formatted(whole(key))));
    }

    @Override
    public Optional<String> digest(String key) {
        try {
            List<String> digests = new ArrayList<>(List.of(Digest.of(whole(key)), Digest.of(shown(key))));
            if (Files.exists(picture(key))) {
                digests.add(Digest.of(picture(key)));
            }
            return Optional.of(Digest.of(digests.toArray(String[]::new)));
        } catch (IOException e) {
            return Optional.empty(); // what is not there, or cannot be read
        }
    }

    /** The two reports on a submission, from which other formats are made. */
    Published published(String key) {
        return new Published(NativeJsonReader.read(whole(key)), NativeJsonReader.read(shown(key)));
    }

    /** The submission's key as a file name can have it, without an ending. */
    String name(String key) {
        return names.of(key);
    }

    private static void write(Path file, SubmissionReport report, Disclosure disclosure) {
        AtomicFile.write(
                file,
                destination -> new NativeJsonWriter(Main.Version.number(), disclosure).write(report, destination));
    }

    private Path whole(String key) {
        return folder.resolve(names.of(key) + ".json");
    }

    private Path shown(String key) {
        return folder.resolve(SHOWN).resolve(names.of(key) + ".json");
    }

    private Path picture(String key) {
        return folder.resolve(names.of(key) + ".curves.svg");
    }
}
