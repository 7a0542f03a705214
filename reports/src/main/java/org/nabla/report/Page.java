package org.nabla.report;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal, the longer ones broken between words and indented as the first. */
final class Page {

    /** What a terminal shows without breaking lines itself. */
    static final int WIDTH = 100;

    /** A student's own line is not broken, but a line without end is cut. */
    private static final int LONGEST_LINE = 160;

    /** What a message may quote; nobody reads more in a terminal. */
    private static final int LONGEST_QUOTE = 1_000;

    private final Style style;
    private final StringBuilder text = new StringBuilder();

    Page(Style style) {
        this.style = style;
    }

    void blank() {
        text.append('\n');
    }

    /** A line that is already as it must be. */
    void exactly(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    void line(String indent, String content) {
        line(indent, "", content, Style.Tone.NORMAL);
    }

    void line(String indent, String label, String content) {
        line(indent, label, content, Style.Tone.NORMAL);
    }

    /** A label and a text of any length; what follows the first line begins below the beginning of the text. */
    void line(String indent, String label, String content, Style.Tone tone) {
        String before = indent + label;
        String below = " ".repeat(before.length());
        for (String line : wrapped(ShownText.bounded(content, LONGEST_QUOTE), WIDTH - before.length())) {
            text.append((before + style.paint(tone, line)).stripTrailing()).append('\n');
            before = below;
        }
    }

    /**
     * The beginning of a text of several lines, whose line breaks mean something.
     *
     * @param before what goes before the first line
     * @param below what goes before the others
     */
    void quote(String before, String below, String content, int most) {
        List<String> lines = ShownText.lines(content, LONGEST_LINE);
        String margin = before;
        for (String line : lines.subList(0, Math.min(most, lines.size()))) {
            exactly(margin + line);
            margin = below;
        }
        if (lines.size() > most) {
            int more = lines.size() - most;
            exactly(below + "… %d more line%s".formatted(more, more == 1 ? "" : "s"));
        }
    }

    private static List<String> wrapped(String content, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : ShownText.line(content).split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    String text() {
        return style.spell(text.toString());
    }
}
