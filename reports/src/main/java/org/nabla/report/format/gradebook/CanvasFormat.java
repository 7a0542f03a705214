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

/**
 * The gradebook of a course in Canvas with the grades of one assignment filled in, to be imported again.
 *
 * <p>Only cells of that assignment's column change, and only those of students with a grade: every other character is as
 * the teacher exported it. Points are scaled to those that Canvas has for the assignment and rounded half up to two
 * decimals, which is all that Canvas compares.
 */
public final class CanvasFormat implements GradebookFormat {

    static final int DECIMALS = 2;
    private static final String EXCUSED = "EX";

    /** What the keys of a download from Canvas are. */
    private static final String USUAL = "ID";

    private final CanvasExport export;
    private final PlatformIds ids;

    /**
     * Fills an export in.
     *
     * @param file what to call it in messages
     * @param bytes as Canvas gave it
     * @param assignment the title or id of the assignment; not needed when there is only one
     * @throws GradebookException when the file cannot be filled in
     */
    public CanvasFormat(String file, byte[] bytes, Optional<String> assignment, PlatformIds ids) {
        this.export = CanvasExport.of(file, bytes, assignment);
        this.ids = ids;
    }

    @Override
    public String id() {
        return "canvas";
    }

    @Override
    public String reader() {
        return "the Canvas gradebook, as an export with the grades filled in";
    }

    @Override
    public String path() {
        return "canvas-gradebook.csv";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        export.sheet().write(filled(batch).values, destination);
    }

    @Override
    public List<Notice> notices(PublishedBatch batch) {
        return filled(batch).notices;
    }

    /** The cells to change, and what there is to say. */
    private record Filled(Map<Cell, String> values, List<Notice> notices) {}

    private Filled filled(PublishedBatch batch) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        List<Notice> notices = new ArrayList<>();
        Map<BigDecimal, Integer> possible = new HashMap<>();
        Entry.each(
                batch,
                entry -> {
                    points.put(entry.key(), entry.outOf(export.maximum().orElse(entry.possible()), DECIMALS));
                    possible.merge(entry.possible().stripTrailingZeros(), 1, Integer::sum);
                },
                notices::add);
        Matching matching = Matching.of(export.sheet(), export.people(), points.keySet(), ids);
        notices.addAll(matching.notices());
        if (!matching.rows().isEmpty() && !matching.column().equals(USUAL)) {
            notices.add(new Notice("", "students were found by their `%s`".formatted(matching.column())));
        }
        Map<Cell, String> values = new HashMap<>();
        matching.rows().forEach((key, row) -> fill(key, row, Objects.requireNonNull(points.get(key)), values, notices));
        scaled(possible.keySet()).ifPresent(notices::add);
        return new Filled(values, notices);
    }

    private void fill(String key, Row row, BigDecimal points, Map<Cell, String> values, List<Notice> notices) {
        Cell cell = export.cell(row);
        if (cell.value().equalsIgnoreCase(EXCUSED)) {
            notices.add(new Notice(key, "is excused in Canvas, and stays so"));
        } else if (!CanvasExport.says(cell, points)) {
            values.put(cell, JsonDocument.plain(points));
        }
    }

    private Optional<Notice> scaled(Iterable<BigDecimal> possible) {
        for (BigDecimal ours : possible) {
            if (export.maximum().isPresent() && export.maximum().get().compareTo(ours) != 0) {
                return Optional.of(new Notice(
                        "",
                        "grades are scaled from %s points to the %s that Canvas has for the assignment"
                                .formatted(
                                        JsonDocument.plain(ours),
                                        JsonDocument.plain(export.maximum().get()))));
            }
        }
        return Optional.empty();
    }
}
