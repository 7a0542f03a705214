package org.nabla.report.format.gradebook;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A CSV file in which some cells are to be changed, and every other character stays as it is.
 *
 * @param rows as they come; the first one is the heading. Lines without any text are left out, but stay in the file
 */
record CsvSheet(String file, String text, Dialect dialect, List<Row> rows) {

    /** A whole university fits in. */
    private static final int LARGEST = 20 << 20;

    /** What stands between cells, and whether the reader takes a backslash for an escape, as PHP does. */
    record Dialect(char delimiter, boolean backslash) {}

    /**
     * A line of the table.
     *
     * @param line where it begins, from 1
     */
    record Row(int line, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        String value(int column) {
            return column < cells.size() ? cells.get(column).value() : "";
        }
    }

    /** What a cell says, and the characters of the file that say it. */
    record Cell(int begin, int end, String value) {}

    CsvSheet {
        rows = List.copyOf(rows);
    }

    static CsvSheet parsed(String file, String text, Dialect dialect) {
        return new CsvSheet(file, text, dialect, new CsvSheetParser(text, dialect).rows());
    }

    /**
     * The text of a file that somebody downloaded.
     *
     * @throws GradebookException when it is not UTF-8
     */
    static String decoded(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw unreadable(file, "more than 20 MiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(file, "text that is not UTF-8");
        }
    }

    private static GradebookException unreadable(String file, String actual) {
        return GradebookException.of(
                "the file cannot be read",
                file,
                0,
                "a CSV file in UTF-8, as it was downloaded",
                actual,
                "download it again and do not save it with a spreadsheet program");
    }

    Row heading() {
        return rows.get(0);
    }

    List<Row> lines() {
        return rows.subList(1, rows.size());
    }

    int width() {
        return heading().cells().size();
    }

    /** Every line as wide as the heading: readers guess what parts the cells from that, or refuse the file. */
    void requireRectangle() {
        for (Row row : rows) {
            if (row.cells().size() != width()) {
                throw GradebookException.of(
                        "a line is not as long as the first one",
                        file,
                        row.line(),
                        "%d cells, as in the first line".formatted(width()),
                        "%d cells".formatted(row.cells().size()),
                        "download the file again, and give it as it comes");
            }
        }
    }

    /**
     * Writes the file with other values in some cells.
     *
     * @param values by cell
     */
    void write(Map<Cell, String> values, Writer destination) throws IOException {
        int from = 0;
        for (Row row : rows) {
            for (Cell cell : row.cells()) {
                String value = values.get(cell);
                if (value != null) {
                    destination.write(text, from, cell.begin() - from);
                    destination.write(quoted(value, dialect.delimiter()));
                    from = cell.end();
                }
            }
        }
        destination.write(text, from, text.length() - from);
    }

    /** A value as one cell. There is no apostrophe before anything: an importer would take it for data. */
    static String quoted(String value, char delimiter) {
        boolean plain = value.equals(value.strip())
                && value.chars()
                        .noneMatch(character -> character == delimiter
                                || character == '"'
                                || character == '\n'
                                || character == '\r'
                                || character == ','
                                || character == ';');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** The cells as a line, with its end. */
    static String line(List<String> cells) {
        List<String> quoted = new ArrayList<>();
        cells.forEach(cell -> quoted.add(quoted(cell, ',')));
        return String.join(",", quoted) + "\n";
    }
}
