package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/**
 * Scores as LTI Assignment and Grade Services 2.0 take them, a body a line, for a program that has the keys to send them.
 *
 * <p>Only what is fully graded has a line: platforms take every other progress for "clear the score". So has only who is in
 * the list of user ids: nobody is guessed.
 */
public final class AgsFormat implements GradebookFormat {

    private static final Pattern SUBJECT =
            Pattern.compile("\\P{Cntrl}{1,255}"); // the bound of an OpenID Connect subject
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final String CANVAS = "https://canvas.instructure.com/lti/submission";

    private final Map<String, String> userIds;
    private final Optional<String> lineItem;
    private final Instant timestamp;

    /**
     * Bodies for one line item.
     *
     * @param userIds the LTI user id, which is the {@code sub} of a launch, of each of our keys
     * @param lineItem its address, for whoever sends the bodies
     * @param timestamp of every score; platforms refuse one that is not at least a second later than the last they took
     */
    public AgsFormat(Map<String, String> userIds, Optional<String> lineItem, Instant timestamp) {
        this.userIds = Map.copyOf(userIds);
        this.lineItem = lineItem;
        this.timestamp = timestamp;
    }

    @Override
    public String id() {
        return "ags";
    }

    @Override
    public String reader() {
        return "LTI platforms, as bodies of scores, for a program that sends them";
    }

    @Override
    public String path() {
        return "ags-scores.jsonl";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        UserIds students = students();
        for (Published reports : batch.reports()) {
            Optional<UserIds.Line> line = students.next(reports, notice -> {});
            if (line.isPresent()) {
                write(line.get(), destination);
            }
        }
    }

    private void write(UserIds.Line line, Writer destination) throws IOException {
        Entry entry = line.entry();
        JsonDocument.writeLine(destination, json -> {
            json.field("submission", entry.key());
            if (lineItem.isPresent()) {
                json.field("lineItem", lineItem.get());
            } else {
                json.nothing("lineItem");
            }
            json.object("score", () -> score(json, entry, line.id()));
        });
    }

    private void score(JsonDocument json, Entry entry, String userId) throws IOException {
        BigDecimal maximum = entry.maximum(Entry.MOST_DECIMALS);
        json.field("userId", userId);
        json.field("scoreGiven", entry.outOf(maximum, Entry.MOST_DECIMALS));
        json.field("scoreMaximum", maximum);
        json.field("activityProgress", "Completed");
        json.field("gradingProgress", "FullyGraded");
        json.field("timestamp", TIME.format(timestamp.atOffset(ZoneOffset.UTC)));
        json.field("comment", entry.comment());
        // without it, Canvas counts every score that is sent as one more attempt; others pass over it
        json.object(CANVAS, () -> json.field("new_submission", false));
    }

    private UserIds students() {
        return new UserIds(
                SUBJECT,
                key -> Optional.ofNullable(userIds.get(key)).map(List::of).orElse(List.of()));
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return students().notices(batch);
    }
}
