package org.nabla.report.format.gradebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules by which Moodle reads a CSV file and a grading worksheet, stated once more: a backslash keeps a quote from
 * ending a cell, every line is as long as the first, headings are those of the site's language, and 0 is as good as none.
 */
final class MoodleReader {

    private final List<List<String>> rows = new ArrayList<>();

    MoodleReader(String file) {
        String text = (file.startsWith("\uFEFF") ? file.substring(1) : file)
                .replaceAll("\r\n?", "\n")
                .strip();
        int at = 0;
        while (at < text.length()) {
            List<String> row = new ArrayList<>();
            at = row(text, at, row);
            if (row.size() > 1 || !row.get(0).isEmpty()) {
                rows.add(row);
            }
        }
        for (List<String> row : rows) {
            if (row.size() != rows.get(0).size()) {
                throw new AssertionError("csvweirdcolumns: " + row);
            }
        }
    }

    /** As PHP's fgetcsv with the backslash as escape: within quotes it and what follows it are taken as they are. */
    private static int row(String text, int from, List<String> row) {
        int at = from;
        while (true) {
            StringBuilder cell = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                boolean open = true;
                while (open && at < text.length()) {
                    char character = text.charAt(at);
                    if (character == '\\' && at + 1 < text.length()) {
                        cell.append(character).append(text.charAt(at + 1));
                        at += 2;
                    } else if (character != '"') {
                        cell.append(character);
                        at++;
                    } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                        cell.append('"');
                        at += 2;
                    } else {
                        open = false;
                        at++;
                    }
                }
                if (open) {
                    throw new AssertionError("a quote is never closed: " + cell);
                }
            }
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                cell.append(text.charAt(at++));
            }
            // what it stores on the way gets an apostrophe where a spreadsheet would see a formula
            row.add(cell.toString().matches("(?s)[=+\\-@\t\r].*") ? "'" + cell : cell.toString());
            if (at >= text.length() || text.charAt(at++) == '\n') {
                return at;
            }
        }
    }

    List<List<String>> rows() {
        return rows;
    }

    /** What a line of a worksheet does to a participant. */
    record Update(String grade, boolean gradeUpdated, String comment) {

        static final Update NONE = new Update("", false, "");
    }

    /** The updates of a worksheet by participant number, in English, with nobody graded before. */
    Map<String, Update> worksheet(double maximum) {
        List<String> headings = rows.get(0);
        int id = headings.indexOf("Identifier");
        int grade = headings.indexOf("Grade");
        int modified = headings.indexOf("Last modified (grade)");
        int comments = headings.indexOf("Feedback comments");
        if (id < 0 || grade < 0 || modified < 0) {
            throw new AssertionError("invalidgradeimport: " + headings);
        }
        Map<String, Update> updates = new LinkedHashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            String number = row.get(id).substring("Participant ".length());
            String cell = row.get(grade);
            boolean hasValue = !cell.isEmpty() && Double.parseDouble(cell) >= 0 && Double.parseDouble(cell) <= maximum;
            boolean truthy = hasValue && Double.parseDouble(cell) != 0;
            updates.put(number, new Update(cell, truthy, comments < 0 ? "" : row.get(comments)));
        }
        return updates;
    }

    /** What a browser shows of a comment: HTML without any element but {@code br}. */
    static String shown(String html) {
        if (html.replace("<br>", "").matches("(?s).*[<>].*")) {
            throw new AssertionError("an element of somebody else: " + html);
        }
        return html.replace("<br>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#92;", "\\")
                .replace("&amp;", "&");
    }
}
