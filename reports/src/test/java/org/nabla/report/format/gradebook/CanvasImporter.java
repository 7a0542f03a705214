package org.nabla.report.format.gradebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rules by which Canvas reads a gradebook, stated once more: how it guesses what parts the cells, what a heading is,
 * what it makes of a number, and what counts as a change.
 */
final class CanvasImporter {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.,]+%?");
    private static final Pattern GRADE = Pattern.compile("[0-9]+(\\.[0-9]{1,2})?");

    private final List<List<String>> rows;

    CanvasImporter(String file) {
        char delimiter = delimiter(file);
        this.rows = new ArrayList<>();
        for (String line : file.lines().toList()) {
            if (!line.matches("[;, ]+")) {
                rows.add(cells(line, delimiter).orElseThrow());
            }
        }
    }

    /** The first three lines; a separator counts for something only if it gives all of them as many fields. */
    static char delimiter(String file) {
        List<String> lines = file.lines().limit(3).toList();
        return fields(lines, ';') > fields(lines, ',') ? ';' : ',';
    }

    private static int fields(List<String> lines, char separator) {
        List<Integer> counts = new ArrayList<>();
        for (String line : lines) {
            Optional<List<String>> cells = cells(line, separator);
            if (cells.isEmpty()) {
                return 0; // malformed: what stands after a closing quote is no separator
            }
            counts.add(cells.get().size());
        }
        return counts.stream().distinct().count() == 1 ? counts.get(0) : 0;
    }

    /** One line; empty when quotes are not where RFC 4180 wants them. */
    private static Optional<List<String>> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            StringBuilder cell = new StringBuilder();
            if (at < line.length() && line.charAt(at) == '"') {
                int end = at + 1;
                while (true) {
                    int quote = line.indexOf('"', end);
                    if (quote < 0) {
                        return Optional.empty();
                    }
                    cell.append(line, end, quote);
                    if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                        cell.append('"');
                        end = quote + 2;
                    } else {
                        at = quote + 1;
                        break;
                    }
                }
                if (at < line.length() && line.charAt(at) != separator) {
                    return Optional.empty();
                }
            } else {
                int end = line.indexOf(separator, at);
                String bare = line.substring(at, end < 0 ? line.length() : end);
                if (bare.contains("\"")) {
                    return Optional.empty();
                }
                cell.append(bare);
                at = end < 0 ? line.length() : end;
            }
            cells.add(normalised(cell.toString()));
            at++;
        }
        return Optional.of(cells);
    }

    /** What is made of digits, dots and commas is a number, whatever column it is in. */
    static String normalised(String field) {
        if (!NUMBER.matcher(field).matches()) {
            return field;
        }
        String[] parts = field.split("[,.]");
        String last = parts[parts.length - 1];
        String whole = String.join("", List.of(parts).subList(0, parts.length - 1));
        return parts.length == 1 ? last : whole + "." + last;
    }

    List<String> heading() {
        List<String> heading = rows.get(0);
        if (heading.size() < 4
                || !heading.get(0).contains("Student")
                || !heading.get(1).contains("ID")) {
            throw new AssertionError("Invalid header row: " + heading);
        }
        if (!heading.get(studentColumns() - 1).contains("Section")) {
            throw new AssertionError("Invalid header row: no Section in " + heading);
        }
        return heading;
    }

    private int studentColumns() {
        List<String> heading = rows.get(0);
        if (heading.get(2).matches(".*SIS\\s+Login\\s+ID.*")) {
            return 4;
        }
        if (heading.get(2).matches(".*SIS\\s+User\\s+ID.*") && heading.get(3).matches(".*SIS\\s+Login\\s+ID.*")) {
            int integration = heading.get(4).matches(".*Integration\\s+ID.*") ? 1 : 0;
            int account = heading.get(4 + integration).matches(".*Root\\s+Account.*") ? 1 : 0;
            return 5 + integration + account;
        }
        return 3;
    }

    /** What it would make of a column, by Canvas user id; what is blank would clear a grade. */
    Map<String, String> grades(String assignment) {
        int column = heading().indexOf(assignment);
        if (column < studentColumns()) {
            throw new AssertionError("a new assignment would be made: " + assignment);
        }
        Map<String, String> grades = new LinkedHashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            boolean student = !row.get(0).contains("Points Possible")
                    && !row.stream().allMatch(cell -> cell.matches("(?i)\\s*(Muted|Manual Posting.*)?\\s*"));
            if (student) {
                grades.put(row.get(1), row.get(column));
            }
        }
        return grades;
    }

    static boolean isGrade(String cell) {
        return GRADE.matcher(cell).matches();
    }
}
