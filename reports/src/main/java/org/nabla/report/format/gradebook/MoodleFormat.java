package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nabla.report.JsonDocument;
import org.nabla.report.format.PublishedBatch;
import org.nabla.report.format.gradebook.CsvSheet.Cell;
import org.nabla.report.format.gradebook.CsvSheet.Row;
import org.nabla.report.format.gradebook.Matching.Column;

/**
 * The grading worksheet of an assignment in Moodle with grades and comments filled in, to be uploaded again.
 *
 * <p>Only these two columns change, and only in lines of students with a grade. A comment that a person wrote stays. Points are
 * scaled to the maximum of the worksheet.
 */
public final class MoodleFormat implements GradebookFormat {

    static final int DECIMALS = Entry.MOST_DECIMALS;

    private final MoodleWorksheet worksheet;
    private final PlatformIds ids;

    /**
     * Fills a worksheet in.
     *
     * @param file what to call it in messages
     * @param bytes as Moodle gave it
     * @param commentsHeading the heading of the column for comments, where it is not found by itself
     * @throws GradebookException when the file cannot be filled in
     */
    public MoodleFormat(String file, byte[] bytes, Optional<String> commentsHeading, PlatformIds ids) {
        this.worksheet = MoodleWorksheet.of(file, bytes, commentsHeading);
        this.ids = ids;
    }

    @Override
    public String id() {
        return "moodle";
    }

    @Override
    public String reader() {
        return "a Moodle assignment, as its grading worksheet with grades and comments filled in";
    }

    @Override
    public String path() {
        return "moodle-worksheet.csv";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        worksheet.sheet().write(filled(batch).values, destination);
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return filled(batch).notices;
    }

    /** The cells to change, and what there is to say. */
    private record Filled(Map<Cell, String> values, List<Notice> notices) {}

    private Filled filled(PublishedBatch batch) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Notice> notices = new ArrayList<>();
        Entry.each(batch, entry -> entries.put(entry.key(), entry), notices::add);
        String heading = worksheet.sheet().heading().value(worksheet.participants());
        List<Column> columns = List.of(new Column(heading, worksheet.participants(), worksheet::number));
        Matching matching = Matching.of(worksheet.sheet(), columns, entries.keySet(), ids);
        notices.addAll(matching.notices());
        Map<Cell, String> values = new HashMap<>();
        matching.rows().forEach((key, row) -> fill(Objects.requireNonNull(entries.get(key)), row, values, notices));
        general(entries).forEach(notices::add);
        return new Filled(values, notices);
    }

    private void fill(Entry entry, Row row, Map<Cell, String> values, List<Notice> notices) {
        BigDecimal points = entry.outOf(worksheet.maximum(), DECIMALS);
        Cell grade = row.cells().get(worksheet.grade());
        if (!CanvasExport.says(grade, points)) {
            values.put(grade, JsonDocument.plain(points));
        }
        if (points.signum() == 0) {
            notices.add(new Notice(
                    entry.key(), "has the grade 0, which Moodle may pass over: look after the upload, or import it"));
        }
        worksheet.comments().ifPresent(column -> comment(entry, row.cells().get(column), values, notices));
    }

    private static void comment(Entry entry, Cell cell, Map<Cell, String> values, List<Notice> notices) {
        if (cell.value().isEmpty() || cell.value().startsWith(StudentComment.BEGINNING)) {
            values.put(cell, MoodleText.html(entry.comment()));
        } else {
            notices.add(new Notice(entry.key(), "has a comment that somebody wrote, which stays"));
        }
    }

    private List<Notice> general(Map<String, Entry> entries) {
        List<Notice> notices = new ArrayList<>();
        if (worksheet.comments().isEmpty()) {
            notices.add(new Notice("", "no column for comments was found in the worksheet: only grades are filled in"));
        }
        entries.values().stream()
                .map(Entry::possible)
                .filter(possible -> possible.compareTo(worksheet.maximum()) != 0)
                .findFirst()
                .map(possible -> new Notice(
                        "",
                        "grades are scaled from %s points to the %s that Moodle has for the assignment"
                                .formatted(JsonDocument.plain(possible), JsonDocument.plain(worksheet.maximum()))))
                .ifPresent(notices::add);
        return notices;
    }
}
