package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nabla.report.JsonDocument;
import org.nabla.report.ShownText;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/**
 * A gradebook for Canvas where no export of it was given: a line for each submission that has a Canvas user id.
 *
 * <p>Those are the keys of a download from Canvas. Canvas finds the student by the id; in the place of the name the id stands
 * once more. The grade is in our points: Canvas has to have the assignment with as many.
 */
public final class CanvasKeysFormat implements GradebookFormat {

    private static final Pattern USER_ID = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_TITLE = 255;

    private final String assignment;
    private final PlatformIds ids;

    /**
     * Without an export.
     *
     * @param assignment the heading of its column: its title and, in brackets, its Canvas id. Without an id Canvas looks for
     *     the title, and makes a new assignment where there is none
     */
    public CanvasKeysFormat(String assignment, PlatformIds ids) {
        this.assignment = ShownText.bounded(ShownText.line(assignment).strip(), LONGEST_TITLE);
        this.ids = ids;
    }

    @Override
    public String id() {
        return "canvas";
    }

    @Override
    public String reader() {
        return "the Canvas gradebook, as a CSV file with the Canvas user ids";
    }

    @Override
    public String path() {
        return "canvas-gradebook.csv";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        List<String> heading = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment);
        destination.write(CsvSheet.line(heading));
        UserIds students = new UserIds(USER_ID, ids::of);
        for (Published reports : batch.reports()) {
            Optional<UserIds.Line> line = students.next(reports, notice -> {});
            if (line.isPresent()) {
                String id = line.get().id();
                destination.write(CsvSheet.line(
                        List.of(id, id, "", "", "", points(line.get().entry()))));
            }
        }
    }

    private static String points(Entry entry) {
        return JsonDocument.plain(entry.outOf(entry.possible(), CanvasFormat.DECIMALS));
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return new UserIds(USER_ID, ids::of).notices(batch);
    }
}
