package org.nabla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.AtomicFile;
import org.nabla.report.document.Published;
import org.nabla.report.format.BatchFormat;
import org.nabla.report.format.ReportFormat;
import org.nabla.report.format.gradebook.GradebookFormat;
import org.nabla.report.format.gradebook.Notice;

/**
 * The formats that were asked for beside the native one. They are made when the batch is done, of the reports on the disk:
 * also of those that were graded before, and for one more format nothing is graded again.
 */
record OtherFormats(List<ReportFormat> ofSubmissions, List<BatchFormat> ofBatches) {

    private static final int MOST_NOTICES = 5;

    OtherFormats {
        ofSubmissions = List.copyOf(ofSubmissions);
        ofBatches = List.copyOf(ofBatches);
    }

    /** Writes all of them; says who is left out of a gradebook. */
    void write(FinishedBatch batch, Path out, PrintWriter messages) {
        if (!ofSubmissions.isEmpty()) {
            try (Progress progress = Progress.of("writing", batch.keys().size())) {
                for (Published reports : batch.published().reports()) {
                    write(reports, batch.reports().name(reports.key()), out);
                    progress.step();
                }
            }
        }
        for (BatchFormat format : ofBatches) {
            write(out, format.path(), destination -> format.write(batch.published(), destination));
            if (format instanceof GradebookFormat gradebook) {
                say(format.path(), gradebook.notices(batch.published()), messages);
            }
        }
    }

    private void write(Published reports, String name, Path out) {
        for (ReportFormat format : ofSubmissions) {
            write(out, format.path(name), destination -> format.write(reports, destination));
        }
    }

    /** Who is left out of a gradebook, or needs a look. */
    private static void say(String file, List<Notice> notices, PrintWriter messages) {
        notices.stream()
                .limit(MOST_NOTICES)
                .forEach(notice -> Progress.say(messages, "note: %s: %s".formatted(file, notice.line())));
        if (notices.size() > MOST_NOTICES) {
            Progress.say(messages, "note: %s: %d more".formatted(file, notices.size() - MOST_NOTICES));
        }
    }

    private static void write(Path out, String path, AtomicFile.Content content) {
        Path file = out.resolve(path);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.OUTPUT_FOLDER, "the folder of `%s` cannot be made".formatted(path), "")
                            .with(Message.Evidence.actual(e.toString()))
                            .help("look at the free space and the permissions, or name another folder with `--out`"));
        }
        AtomicFile.writeDerived(file, content);
    }
}
