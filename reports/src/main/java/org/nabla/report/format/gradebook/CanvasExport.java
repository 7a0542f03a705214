package org.nabla.report.format.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.report.ShownText;
import org.nabla.report.format.gradebook.CsvSheet.Cell;
import org.nabla.report.format.gradebook.CsvSheet.Dialect;
import org.nabla.report.format.gradebook.CsvSheet.Row;
import org.nabla.report.format.gradebook.Matching.Column;

/**
 * A gradebook as a teacher exported it from Canvas, and the column of one assignment in it.
 *
 * @param column the assignment's
 * @param maximum what Canvas has as its points; absent where the file does not say
 */
record CanvasExport(CsvSheet sheet, int column, Optional<BigDecimal> maximum) {

    private static final int FEWEST_COLUMNS = 4;
    private static final int MOST_NAMED = 8;
    private static final Pattern ASSIGNMENT = Pattern.compile("(.*\\S)\\s+\\((\\d+)\\)");
    private static final Pattern TOTALS =
            Pattern.compile("(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)");
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,]*");

    /**
     * Reads an export.
     *
     * @param assignment its title, its id or both as the heading has them; found when there is only one without
     * @throws GradebookException when it is no export, or the assignment is not there or not the only one
     */
    static CanvasExport of(String file, byte[] bytes, Optional<String> assignment) {
        CsvSheet sheet = sheet(file, CsvSheet.decoded(file, bytes));
        sheet.requireRectangle();
        int column = column(sheet, assignment);
        return new CanvasExport(sheet, column, points(sheet, column));
    }

    private static CsvSheet sheet(String file, String text) {
        for (char delimiter : new char[] {',', ';'}) {
            CsvSheet sheet = CsvSheet.parsed(file, text, new Dialect(delimiter, false));
            if (!sheet.rows().isEmpty() && isHeading(sheet.heading())) {
                return sheet;
            }
        }
        throw GradebookException.of(
                "the file is not a gradebook as Canvas exports it",
                file,
                1,
                "a first line with `Student`, `ID`, `Section` and the assignments",
                text.isBlank() ? "an empty file" : "another first line",
                "in Canvas, open Grades and choose Export, Export Entire Gradebook");
    }

    private static boolean isHeading(Row row) {
        boolean one = row.value(0).contains("Student") && row.value(1).contains("ID");
        boolean two = row.value(0).contains("LastName") && row.value(2).contains("ID");
        return row.cells().size() >= FEWEST_COLUMNS && (one || two) && section(row) > 0;
    }

    /** Where the last column about the student is; 0 when there is none. */
    private static int section(Row heading) {
        for (int i = 2; i < heading.cells().size(); i++) {
            if (heading.value(i).equals("Section")) {
                return i;
            }
        }
        return 0;
    }

    private static int column(CsvSheet sheet, Optional<String> wanted) {
        List<Integer> candidates = new ArrayList<>();
        for (int i = section(sheet.heading()) + 1; i < sheet.width(); i++) {
            if (isAssignment(sheet, i) && names(sheet.heading().value(i), wanted)) {
                candidates.add(i);
            }
        }
        if (candidates.size() != 1) {
            throw whichAssignment(sheet, wanted, candidates.size());
        }
        return candidates.get(0);
    }

    private static boolean isAssignment(CsvSheet sheet, int column) {
        String heading = sheet.heading().value(column);
        boolean readOnly =
                pointsRow(sheet).map(row -> row.value(column)).orElse("").contains("read only");
        return ASSIGNMENT.matcher(heading).matches() && !TOTALS.matcher(heading).find() && !readOnly;
    }

    private static boolean names(String heading, Optional<String> wanted) {
        Matcher parts = ASSIGNMENT.matcher(heading);
        return parts.matches()
                && wanted.map(String::strip)
                        .map(name ->
                                List.of(heading, parts.group(1), parts.group(2)).contains(name))
                        .orElse(true);
    }

    private static GradebookException whichAssignment(CsvSheet sheet, Optional<String> wanted, int found) {
        List<String> there = new ArrayList<>();
        for (int i = section(sheet.heading()) + 1; i < sheet.width(); i++) {
            if (isAssignment(sheet, i)) {
                there.add("`%s`".formatted(ShownText.line(sheet.heading().value(i))));
            }
        }
        String list = String.join(", ", there.subList(0, Math.min(there.size(), MOST_NAMED)))
                + (there.size() > MOST_NAMED ? ", …" : "");
        String name =
                wanted.map(given -> " `%s`".formatted(ShownText.line(given))).orElse("");
        return GradebookException.of(
                found == 0
                        ? "the file has no assignment%s".formatted(name)
                        : "the file has %d assignments%s".formatted(found, name),
                sheet.file(),
                1,
                wanted.isPresent() ? "exactly one of that title or id" : "one assignment, or the name of one",
                there.isEmpty() ? "none that can be graded" : list,
                "name the assignment by its id, the number in brackets");
    }

    private static Optional<BigDecimal> points(CsvSheet sheet, int column) {
        return pointsRow(sheet)
                .map(row -> row.value(column))
                .filter(points -> NUMBER.matcher(points).matches())
                .map(CanvasExport::number)
                .filter(points -> points.signum() > 0);
    }

    private static Optional<Row> pointsRow(CsvSheet sheet) {
        return sheet.lines().stream()
                .filter(row -> row.value(0).contains("Points Possible"))
                .findFirst();
    }

    /** As Canvas reads a number: the last dot or comma is the decimal point, the others say nothing. */
    static BigDecimal number(String text) {
        int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        String whole = point < 0 ? text : text.substring(0, point).replaceAll("[.,]", "");
        return new BigDecimal("0" + whole + "." + (point < 0 ? "" : text.substring(point + 1)) + "0");
    }

    /** The columns that say who a line is about. */
    List<Column> people() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i <= section(sheet.heading()); i++) {
            String heading = sheet.heading().value(i);
            if (heading.equals("SIS Login ID")) {
                columns.add(Column.anyCase(heading, i));
            } else if (heading.contains("ID")) { // not a name: nobody is found by one
                columns.add(Column.exact(heading, i));
            }
        }
        return columns;
    }

    Cell cell(Row row) {
        return row.cells().get(column);
    }

    /** Whether a cell already says this grade, in other digits perhaps. */
    static boolean says(Cell cell, BigDecimal points) {
        return NUMBER.matcher(cell.value()).matches() && number(cell.value()).compareTo(points) == 0;
    }
}
