package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/**
 * A grading worksheet for a Moodle site in English where none was downloaded: a line for each submission that has a
 * participant number, as the keys of a download from Moodle are.
 *
 * <p>The time of the last grade is {@code -}, so that Moodle passes over everybody who has been graded meanwhile, unless
 * whoever uploads it says that grades are to be overwritten.
 */
public final class MoodleKeysFormat implements GradebookFormat {

    private static final String PARTICIPANT = "Participant ";
    private static final Pattern NUMBER = Pattern.compile("(?:" + PARTICIPANT + ")?[0-9]{1,18}");
    private static final List<String> HEADING = List.of(
            "Identifier",
            "Full name",
            "Grade",
            "Maximum grade",
            "Grade can be changed",
            "Last modified (grade)",
            "Feedback comments");

    private final PlatformIds ids;

    public MoodleKeysFormat(PlatformIds ids) {
        this.ids = ids;
    }

    @Override
    public String id() {
        return "moodle";
    }

    @Override
    public String reader() {
        return "a Moodle assignment of a site in English, as a grading worksheet";
    }

    @Override
    public String path() {
        return "moodle-worksheet.csv";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        destination.write(CsvSheet.line(HEADING));
        UserIds students = new UserIds(NUMBER, ids::of);
        for (Published reports : batch.reports()) {
            Optional<UserIds.Line> line = students.next(reports, notice -> {});
            if (line.isPresent()) {
                destination.write(CsvSheet.line(cells(line.get())));
            }
        }
    }

    private static List<String> cells(UserIds.Line line) {
        Entry entry = line.entry();
        return List.of(
                PARTICIPANT + line.id().replace(PARTICIPANT, ""),
                "",
                JsonDocument.plain(entry.outOf(entry.maximum(MoodleFormat.DECIMALS), MoodleFormat.DECIMALS)),
                JsonDocument.plain(entry.maximum(MoodleFormat.DECIMALS)),
                "Yes",
                "-",
                MoodleText.html(entry.comment()));
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return new UserIds(NUMBER, ids::of).notices(batch);
    }
}
