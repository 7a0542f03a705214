package org.nabla.report.format;

import java.util.List;
import org.nabla.report.ShownText;

/**
 * How many characters each kind of text may have. What is longer is cut and says how many are missing.
 *
 * @param line of a short message
 * @param detail of what is told about one question
 * @param top of what is told about the submission as a whole
 */
record Limits(int line, int detail, int top) {

    /** What a reader gets where there is room; the others, one after the other, until the file is small enough. */
    static final List<Limits> STEPS = List.of(
            new Limits(1_000, 4_000, 16_000),
            new Limits(500, 1_000, 8_000),
            new Limits(200, 200, 4_000),
            new Limits(40, 40, 1_000));

    String line(String text) {
        return ShownText.bounded(text, line);
    }

    String detail(String text) {
        return ShownText.bounded(text, detail);
    }

    String top(String text) {
        return ShownText.bounded(text, top);
    }
}
