package org.nabla.report.format.gradebook;

import java.util.ArrayList;
import java.util.List;
import org.nabla.report.format.gradebook.CsvSheet.Cell;
import org.nabla.report.format.gradebook.CsvSheet.Dialect;
import org.nabla.report.format.gradebook.CsvSheet.Row;

/** Finds the cells of a CSV file, and where in its text each of them is. */
final class CsvSheetParser {

    private static final char MARK = '\uFEFF';

    private final String text;
    private final Dialect dialect;
    private final List<Row> rows = new ArrayList<>();
    private List<Cell> cells = new ArrayList<>();
    private int line = 1;
    private int begin = 1;

    CsvSheetParser(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    List<Row> rows() {
        int at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
        boolean after = false; // a delimiter, so that there is one more cell even at the end of the text
        while (at < text.length() || after) {
            int start = at;
            StringBuilder value = new StringBuilder();
            at = at < text.length() && text.charAt(at) == '"' ? quoted(at + 1, value) : at;
            at = bare(at, value);
            cells.add(new Cell(start, at, value.toString().strip()));
            after = at < text.length() && text.charAt(at) == dialect.delimiter();
            if (after) {
                at++;
            } else {
                at = lineEnd(at);
                endRow();
            }
        }
        return rows;
    }

    private int quoted(int from, StringBuilder value) {
        int at = from;
        while (at < text.length()) {
            char character = text.charAt(at++);
            if (character == '"') {
                if (at == text.length() || text.charAt(at) != '"') {
                    return at;
                }
                at++;
            }
            value.append(character);
            if (dialect.backslash() && character == '\\' && at < text.length()) {
                value.append(text.charAt(at++)); // both stay, and a quote does not end the cell
            }
            line += text.charAt(at - 1) == '\n' ? 1 : 0;
        }
        return at;
    }

    private int bare(int from, StringBuilder value) {
        int at = from;
        while (at < text.length() && text.charAt(at) != dialect.delimiter() && !isLineEnd(text.charAt(at))) {
            value.append(text.charAt(at++));
        }
        return at;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private int lineEnd(int from) {
        int at = from;
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    private void endRow() {
        if (cells.stream().anyMatch(cell -> !cell.value().isEmpty())) {
            rows.add(new Row(begin, cells));
        }
        cells = new ArrayList<>();
        line++;
        begin = line;
    }
}
