package org.nabla.report;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** RFC 4180, so lines end with CR LF. A text that a spreadsheet would run as a formula begins with an apostrophe. */
final class CsvCells {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvCells() {}

    /** A text as a spreadsheet shows it and does not run it. */
    static String cell(String text) {
        String safe = ShownText.line(text.replace("\t", " ").strip());
        return startsFormula(text) || startsFormula(safe) ? "'" + safe : safe;
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** The cells of a line, with its end. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvCells::quoted).collect(joining(",")) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(character -> character == ',' || character == '"' || character == ';');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
