package org.nabla.report.format.gradebook;

/**
 * Plain text as Moodle takes it in a cell: as HTML, in a CSV file whose reader knows the backslash as an escape.
 *
 * <p>Newlines are {@code <br>}, since Moodle shows the others as blanks; a backslash is an entity, since it would keep a quote from
 * ending the cell.
 */
final class MoodleText {

    private MoodleText() {}

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\\", "&#92;")
                .replace("\n", "<br>");
    }
}
