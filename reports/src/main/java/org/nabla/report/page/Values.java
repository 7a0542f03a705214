package org.nabla.report.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.Numbers;
import org.nabla.reference.Matrix;

/**
 * Shows the value that was handed in, and where the reader may see it, how it differs from the expected one: a small matrix
 * number by number, a large one as a map.
 */
final class Values {

    /** More columns, or more rows, make a map. */
    private static final int MOST_COLUMNS = 16;

    private static final int MOST_ROWS = 24;

    /** Of a matrix that is not compared, the beginning is enough to know it again. */
    private static final int FIRST_COLUMNS = 8;

    private static final int FIRST_ROWS = 8;

    /** A map has at most so many blocks along each side. */
    private static final int MOST_BLOCKS = 56;

    private static final int WIDEST_BLOCK = 14;
    private static final int WIDTH = 448;

    private final String name;
    private final Matrix actual;
    private final Optional<Matrix> expected;

    /**
     * Some values.
     *
     * @param name of the quantity, for who reads a table without seeing it
     * @param expected absent where the reader may not see it; where it has another shape, it is not compared
     */
    Values(String name, Matrix actual, Optional<Matrix> expected) {
        this.name = name;
        this.actual = actual;
        this.expected = expected.filter(other -> other.shape().equals(actual.shape()));
    }

    /** Whether it is shown beside what is expected. */
    boolean isCompared() {
        return expected.isPresent();
    }

    /** Whether it is shown entry by entry. */
    boolean isSmall() {
        return actual.rows() <= MOST_ROWS && actual.columns() <= MOST_COLUMNS;
    }

    void write(Html html) {
        if (actual.shape().isScalar()) {
            number(html);
        } else if (isSmall()) {
            table(html, actual.rows(), actual.columns());
        } else if (expected.isPresent()) {
            map(html, expected.get());
        } else {
            html.open("p")
                    .text("A %s matrix; it begins with".formatted(actual.shape()))
                    .close();
            table(html, Math.min(FIRST_ROWS, actual.rows()), Math.min(FIRST_COLUMNS, actual.columns()));
        }
    }

    private void number(Html html) {
        html.open("p", "class", "number").element("strong", Numbers.text(actual.scalar()));
        expected.filter(right ->
                        Deviation.of(right.scalar(), actual.scalar(), right.largestMagnitude()) != Deviation.SAME)
                .ifPresent(right -> html.text(", expected %s".formatted(Numbers.text(right.scalar()))));
        html.close();
    }

    private void table(Html html, int rows, int columns) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Values of " + name);
        html.open("table", "class", "matrix");
        if (columns > 1) {
            html.open("thead").open("tr").element("td", "");
            for (int j = 1; j <= columns; j++) {
                html.element("th", Integer.toString(j), "scope", "col");
            }
            html.close().close();
        }
        html.open("tbody");
        for (int i = 0; i < rows; i++) {
            html.open("tr");
            if (actual.rows() > 1) {
                html.element("th", Integer.toString(i + 1), "scope", "row");
            }
            for (int j = 0; j < columns; j++) {
                entry(html, i, j);
            }
            html.close();
        }
        html.close().close().close();
        if (expected.isPresent()) {
            counted(html, expected.get());
        }
    }

    private void entry(Html html, int row, int column) {
        String value = Numbers.text(actual.at(row, column));
        if (expected.isEmpty()) {
            html.element("td", value);
            return;
        }
        double right = expected.get().at(row, column);
        Deviation deviation =
                Deviation.of(right, actual.at(row, column), expected.get().largestMagnitude());
        html.open("td", "class", deviation.id()).text(value);
        if (deviation != Deviation.SAME) {
            html.element("span", "expected " + Numbers.text(right), "class", "expected");
        }
        html.close();
    }

    /** How many entries are how far off, in words: the colours say no more. */
    private void counted(Html html, Matrix right) {
        Map<Deviation, Integer> counts = new EnumMap<>(Deviation.class);
        double scale = right.largestMagnitude();
        for (int i = 0; i < right.rows(); i++) {
            for (int j = 0; j < right.columns(); j++) {
                counts.merge(Deviation.of(right.at(i, j), actual.at(i, j), scale), 1, Integer::sum);
            }
        }
        html.open("p", "class", "key");
        html.text("Entries by their difference, in parts of the largest expected entry: ");
        String separator = "";
        for (Map.Entry<Deviation, Integer> count : counts.entrySet()) {
            html.text(separator)
                    .element("span", "", "class", "swatch " + count.getKey().id());
            html.text("\u00a0%s:\u00a0%d".formatted(count.getKey().words(), count.getValue()));
            separator = ";  ";
        }
        html.text(".").close();
    }

    private void map(Html html, Matrix right) {
        if (actual.columns() == 1) { // lies down, so that it fits
            new Values(name, actual.transpose(), Optional.of(right.transpose())).map(html, right.transpose());
            return;
        }
        int perRow = (actual.rows() + MOST_BLOCKS - 1) / MOST_BLOCKS;
        int perColumn = (actual.columns() + MOST_BLOCKS - 1) / MOST_BLOCKS;
        int down = (actual.rows() + perRow - 1) / perRow;
        int across = (actual.columns() + perColumn - 1) / perColumn;
        int size = Math.max(4, Math.min(WIDEST_BLOCK, WIDTH / Math.max(down, across)));
        Map<Deviation, StringBuilder> paths = new EnumMap<>(Deviation.class);
        for (int i = 0; i < down; i++) {
            for (int j = 0; j < across; j++) {
                int row = i * perRow;
                int column = j * perColumn;
                Deviation worst = Deviation.largest(
                        right,
                        actual,
                        row,
                        Math.min(row + perRow, actual.rows()),
                        column,
                        Math.min(column + perColumn, actual.columns()));
                paths.computeIfAbsent(worst, each -> new StringBuilder())
                        .append("M%d %dh%dv%dh-%dz".formatted(j * size, i * size, size, size, size));
            }
        }
        html.open("figure", "class", "map");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Map of " + name);
        int width = across * size;
        int height = down * size;
        html.open(
                "svg",
                "role",
                "img",
                "aria-label",
                "Where %s differs".formatted(name),
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "viewBox",
                "0 0 %d %d".formatted(width, height));
        paths.forEach((deviation, path) -> html.empty("path", "class", deviation.id(), "d", path.toString()));
        html.close().close();
        String block = perRow * perColumn == 1
                ? "A square is an entry"
                : "A square is a block of %d×%d entries, as dark as the worst of them".formatted(perRow, perColumn);
        html.element("figcaption", "%s; the values are %s, row 1 on top.".formatted(block, actual.shape()));
        html.close();
        counted(html, right);
    }
}
