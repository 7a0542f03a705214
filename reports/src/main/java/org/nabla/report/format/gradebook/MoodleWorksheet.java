package org.nabla.report.format.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nabla.report.ShownText;
import org.nabla.report.format.gradebook.CsvSheet.Dialect;
import org.nabla.report.format.gradebook.CsvSheet.Row;

/**
 * A grading worksheet as a teacher downloaded it from an assignment in Moodle.
 *
 * <p>Its headings are in the language of the site, so columns are known by what is in them: the first one ends in the
 * participants' numbers, and the grade stands before its maximum, which is the same in every line.
 *
 * @param participants the column with the participants' numbers
 * @param prefix what stands before the number, such as {@code Participant }
 * @param grade the column with the grade; its right neighbour has the maximum
 * @param comments the column with the feedback comments; absent when none is known for one
 */
record MoodleWorksheet(
        CsvSheet sheet, int participants, String prefix, int grade, BigDecimal maximum, OptionalInt comments) {

    private static final Pattern PARTICIPANT = Pattern.compile("(.*\\D)([0-9]{1,18})");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.,][0-9]+)?");

    /** How the column is called in the language packs that were looked at. */
    private static final Set<String> COMMENTS =
            Set.of("Feedback comments", "Feedback als Kommentar", "Comentarios de retroalimentación");

    /**
     * Reads a worksheet.
     *
     * @param commentsHeading the heading of the comments' column, where it is not found by itself
     * @throws GradebookException when a column is not found, or the assignment is not graded with points
     */
    static MoodleWorksheet of(String file, byte[] bytes, Optional<String> commentsHeading) {
        CsvSheet sheet = sheet(file, CsvSheet.decoded(file, bytes));
        sheet.requireRectangle();
        int participants = participants(sheet);
        int grade = grade(sheet, participants);
        return new MoodleWorksheet(
                sheet,
                participants,
                participant(sheet, sheet.lines().get(0), participants).group(1),
                grade,
                CanvasExport.number(sheet.lines().get(0).value(grade + 1)),
                comments(sheet, commentsHeading));
    }

    private static CsvSheet sheet(String file, String text) {
        String first = text.lines().findFirst().orElse("");
        char delimiter = ',';
        for (char candidate : new char[] {';', '\t', ':'}) {
            delimiter = count(first, candidate) > count(first, delimiter) ? candidate : delimiter;
        }
        CsvSheet sheet = CsvSheet.parsed(file, text, new Dialect(delimiter, true));
        if (sheet.rows().size() < 2) {
            throw noWorksheet(sheet, "a first line with headings, and a line a participant", "no such lines");
        }
        return sheet;
    }

    private static long count(String text, char character) {
        return text.chars().filter(other -> other == character).count();
    }

    private static GradebookException noWorksheet(CsvSheet sheet, String expected, String actual) {
        return GradebookException.of(
                "the file is not a grading worksheet of Moodle",
                sheet.file(),
                0,
                expected,
                actual,
                "open the assignment in Moodle, then its submissions, and download the grading worksheet");
    }

    /** The first column in which every line has the same words and then a number. */
    private static int participants(CsvSheet sheet) {
        return IntStream.range(0, sheet.width())
                .filter(column -> sheet.lines().stream().allMatch(row -> isParticipant(row.value(column))))
                .filter(column -> sheet.lines().stream()
                                .map(row -> participant(sheet, row, column).group(1))
                                .distinct()
                                .count()
                        == 1)
                .findFirst()
                .orElseThrow(() -> noWorksheet(
                        sheet,
                        "a column with a participant in every line, such as `Participant 123456`",
                        "no column in which every cell ends in a number, after the same words"));
    }

    private static boolean isParticipant(String cell) {
        return PARTICIPANT.matcher(cell).matches();
    }

    private static Matcher participant(CsvSheet sheet, Row row, int column) {
        Matcher matcher = PARTICIPANT.matcher(row.value(column));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("line %d of %s has no participant".formatted(row.line(), sheet.file()));
        }
        return matcher;
    }

    /** The column before the one that has the same number above 0 in every line. */
    private static int grade(CsvSheet sheet, int participants) {
        List<Integer> found = new ArrayList<>();
        for (int column = participants + 1; column + 1 < sheet.width(); column++) {
            if (isGrade(sheet, column) && isMaximum(sheet, column + 1)) {
                found.add(column);
            }
        }
        if (found.size() != 1) {
            throw noWorksheet(
                    sheet,
                    "a column with grades, and right of it the maximum: the same number in every line",
                    found.isEmpty()
                            ? "no such columns; an assignment that is graded with a scale has none"
                            : "%d such columns: %s".formatted(found.size(), headings(sheet, found)));
        }
        return found.get(0);
    }

    private static boolean isGrade(CsvSheet sheet, int column) {
        return sheet.lines().stream()
                .map(row -> row.value(column))
                .allMatch(cell -> cell.isEmpty()
                        || cell.equals("-")
                        || NUMBER.matcher(cell).matches());
    }

    private static boolean isMaximum(CsvSheet sheet, int column) {
        String first = sheet.lines().get(0).value(column);
        return NUMBER.matcher(first).matches()
                && CanvasExport.number(first).signum() > 0
                && sheet.lines().stream().allMatch(row -> row.value(column).equals(first));
    }

    private static String headings(CsvSheet sheet, List<Integer> columns) {
        return columns.stream()
                .map(column -> "`%s`".formatted(ShownText.line(sheet.heading().value(column))))
                .toList()
                .toString();
    }

    private static OptionalInt comments(CsvSheet sheet, Optional<String> named) {
        Set<String> names = named.map(Set::of).orElse(COMMENTS);
        OptionalInt column = IntStream.range(0, sheet.width())
                .filter(i -> names.contains(sheet.heading().value(i)))
                .findFirst();
        if (column.isEmpty() && named.isPresent()) {
            throw GradebookException.of(
                    "the worksheet has no column `%s`".formatted(ShownText.line(named.get())),
                    sheet.file(),
                    1,
                    "the heading of the column for feedback comments",
                    String.join(
                            ", ",
                            sheet.heading().cells().stream()
                                    .map(cell -> ShownText.line(cell.value()))
                                    .toList()),
                    "switch on feedback comments in the assignment's settings, and download the worksheet again");
        }
        return column.isPresent() ? column : last(sheet);
    }

    /** The last column, when it is blank here and there and the one before it, with the time of the last grade, nowhere. */
    private static OptionalInt last(CsvSheet sheet) {
        int last = sheet.width() - 1;
        boolean blanks = sheet.lines().stream().anyMatch(row -> row.value(last).isEmpty());
        boolean times =
                sheet.lines().stream().noneMatch(row -> row.value(last - 1).isEmpty());
        return blanks && times && last - 1 > 0 ? OptionalInt.of(last) : OptionalInt.empty();
    }

    /** What makes a participant and a key comparable: the number. */
    String number(String text) {
        for (String words : List.of(prefix, "Participant ")) {
            if (text.startsWith(words)) {
                return text.substring(words.length()).strip();
            }
        }
        return text;
    }
}
