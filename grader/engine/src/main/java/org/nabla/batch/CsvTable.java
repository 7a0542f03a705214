package org.nabla.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as spreadsheets and learning-management systems write it: RFC 4180, whatever stands between cells and at the
 * ends of lines.
 *
 * @param rows each with the line it begins in, the first one is the heading; lines without any text are left out
 */
record CsvTable(List<Row> rows) {

    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        /** Nothing where a line is shorter than its heading. */
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    CsvTable {
        rows = List.copyOf(rows);
    }

    /** Semicolons and tabs part the cells where the first line has more of them than commas. */
    static CsvTable of(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = plain.lines().findFirst().orElse("");
        char delimiter = ',';
        for (char candidate : new char[] {';', '\t'}) {
            delimiter = count(first, candidate) > count(first, delimiter) ? candidate : delimiter;
        }
        return new CsvTable(new Parser(plain, delimiter)
                .rows().stream()
                        .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                        .collect(Collectors.toList()));
    }

    private static long count(String text, char character) {
        return text.chars().filter(other -> other == character).count();
    }

    private static final class Parser {

        private final String text;
        private final char delimiter;
        private final List<Row> rows = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private int line = 1;
        private int begin = 1;

        Parser(String text, char delimiter) {
            this.text = text;
            this.delimiter = delimiter;
        }

        List<Row> rows() {
            int at = 0;
            while (at < text.length()) {
                StringBuilder cell = new StringBuilder();
                at = text.charAt(at) == '"' ? quoted(at + 1, cell) : at;
                at = bare(at, cell);
                cells.add(cell.toString().strip());
                if (at < text.length() && text.charAt(at) == delimiter) {
                    at++;
                    if (at == text.length()) {
                        cells.add("");
                    }
                } else {
                    at = lineEnd(at);
                    endRow();
                }
            }
            if (!cells.isEmpty()) {
                endRow();
            }
            return rows;
        }

        private int quoted(int from, StringBuilder cell) {
            int at = from;
            while (at < text.length()) {
                char character = text.charAt(at++);
                if (character == '"') {
                    if (at == text.length() || text.charAt(at) != '"') {
                        return at;
                    }
                    at++;
                }
                line += character == '\n' ? 1 : 0;
                cell.append(character);
            }
            return at;
        }

        private int bare(int from, StringBuilder cell) {
            int at = from;
            while (at < text.length()
                    && text.charAt(at) != delimiter
                    && text.charAt(at) != '\n'
                    && text.charAt(at) != '\r') {
                cell.append(text.charAt(at++));
            }
            return at;
        }

        private int lineEnd(int from) {
            int at = from;
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
        }

        private void endRow() {
            rows.add(new Row(begin, cells));
            cells = new ArrayList<>();
            line++;
            begin = line;
        }
    }
}
