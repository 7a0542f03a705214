package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/**
 * The body of Canvas's bulk update of one assignment, for a program that has the keys to send it: grades, and comments.
 *
 * <p>Each time that it is sent, Canvas adds the comments once more.
 */
public final class CanvasRestFormat implements GradebookFormat {

    private static final Pattern USER_ID = Pattern.compile("[0-9]{1,18}");

    private final Optional<BigDecimal> maximum;
    private final PlatformIds ids;

    /**
     * The body for one assignment.
     *
     * @param maximum the points of the assignment in Canvas, to which ours are scaled; ours without it
     * @param ids the Canvas user id of each key
     */
    public CanvasRestFormat(Optional<BigDecimal> maximum, PlatformIds ids) {
        this.maximum = maximum.filter(most -> most.signum() > 0);
        this.ids = ids;
    }

    @Override
    public String id() {
        return "canvas-rest";
    }

    @Override
    public String reader() {
        return "the REST interface of Canvas, as the body of a bulk update";
    }

    @Override
    public String path() {
        return "canvas-rest/update_grades.json";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        UserIds students = new UserIds(USER_ID, ids::of);
        JsonDocument.write(
                destination,
                json -> json.object("grade_data", () -> {
                    for (Published reports : batch.reports()) {
                        Optional<UserIds.Line> line = students.next(reports, notice -> {});
                        if (line.isPresent()) {
                            json.object(
                                    line.get().id(),
                                    () -> grade(json, line.get().entry()));
                        }
                    }
                }));
    }

    private void grade(JsonDocument json, Entry entry) throws IOException {
        BigDecimal points = entry.outOf(maximum.orElse(entry.possible()), CanvasFormat.DECIMALS);
        json.field("posted_grade", JsonDocument.plain(points));
        json.field("text_comment", entry.comment());
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return new UserIds(USER_ID, ids::of).notices(batch);
    }
}
