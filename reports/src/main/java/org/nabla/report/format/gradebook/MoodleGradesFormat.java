package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nabla.report.JsonDocument;
import org.nabla.report.ShownText;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/**
 * A CSV file for the import of grades into a Moodle course, where 0 is a grade like any other.
 *
 * <p>Moodle takes all of it or nothing, so it has nobody without a grade, and no blank. Who imports it says which column is
 * what: the first one is whatever the site knows the students by.
 */
public final class MoodleGradesFormat implements GradebookFormat {

    /** No identity of a student has a quote, a backslash or a line end, which Moodle would read otherwise than written. */
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}\\\\\"]{1,255}");

    private static final int LONGEST_NAME = 200;

    private final String item;
    private final Optional<BigDecimal> maximum;
    private final PlatformIds ids;

    /**
     * Grades for one item of a course.
     *
     * @param item the heading of the grades, best the name of the grade item
     * @param maximum that of the grade item, to which points are scaled; ours without it
     * @param ids user names, ID numbers or e-mail addresses, one kind for all
     */
    public MoodleGradesFormat(String item, Optional<BigDecimal> maximum, PlatformIds ids) {
        this.item = ShownText.bounded(ShownText.line(item).strip().replace('\\', '/'), LONGEST_NAME);
        this.maximum = maximum.filter(most -> most.signum() > 0);
        this.ids = ids;
    }

    @Override
    public String id() {
        return "moodle-grades";
    }

    @Override
    public String reader() {
        return "the grades of a Moodle course, as a CSV file to import";
    }

    @Override
    public String path() {
        return "moodle-grades.csv";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        destination.write(CsvSheet.line(List.of("student", item, item + " feedback")));
        UserIds students = new UserIds(ID, ids::of);
        for (Published reports : batch.reports()) {
            Optional<UserIds.Line> line = students.next(reports, notice -> {});
            if (line.isPresent()) {
                destination.write(CsvSheet.line(cells(line.get())));
            }
        }
    }

    private List<String> cells(UserIds.Line line) {
        Entry entry = line.entry();
        return List.of(
                line.id(),
                JsonDocument.plain(entry.outOf(maximum.orElse(entry.possible()), MoodleFormat.DECIMALS)),
                MoodleText.html(entry.comment()));
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return new UserIds(ID, ids::of).notices(batch);
    }
}
