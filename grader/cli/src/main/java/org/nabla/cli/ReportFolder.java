package org.nabla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.nabla.batch.Digest;
import org.nabla.batch.Names;
import org.nabla.batch.Reports;
import org.nabla.grading.SubmissionReport;
import org.nabla.report.AtomicFile;
import org.nabla.report.CurvesSvgWriter;
import org.nabla.report.Disclosure;
import org.nabla.report.NativeJsonWriter;

/** The reports of a batch as files of a folder: one each submission, and a picture where it trained something. */
final class ReportFolder implements Reports {

    private final Path folder;
    private final Names names;
    private final Consumer<SubmissionReport> reader;

    /**
     * A folder that exists.
     *
     * @param reader is shown each report before it is forgotten, one at a time
     */
    ReportFolder(Path folder, Names names, Consumer<SubmissionReport> reader) {
        this.folder = folder;
        this.names = names;
        this.reader = reader;
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
        AtomicFile.write(
                file(key),
                destination -> new NativeJsonWriter(Main.Version.number(), Disclosure.instructor())
                        .write(report, destination));
        synchronized (this) {
            reader.accept(report);
        }
        return digest(key)
                .orElseThrow(() -> new IllegalStateException("`%s` is gone as soon as written".formatted(file(key))));
    }

    @Override
    public Optional<String> digest(String key) {
        try {
            if (!Files.exists(file(key))) {
                return Optional.empty();
            }
            String report = Digest.of(file(key));
            return Optional.of(Files.exists(picture(key)) ? Digest.of(report, Digest.of(picture(key))) : report);
        } catch (IOException e) {
            return Optional.empty(); // what cannot be read is not there
        }
    }

    private Path file(String key) {
        return folder.resolve(names.of(key) + ".json");
    }

    private Path picture(String key) {
        return folder.resolve(names.of(key) + ".curves.svg");
    }
}
