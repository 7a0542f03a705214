package org.nabla.spec.source;

import java.util.Locale;
import org.nabla.message.Characters;

/**
 * A line of a file with a caret under the place that a message is about, for its {@code note}.
 *
 * <pre>
 * 7 | layers: [4, 5
 *   |         ^
 * </pre>
 */
public final class Excerpt {

    /** Lines of up to this many characters are shown whole: what a terminal of 100 columns has room for. */
    private static final int WIDTH = 80;

    /** Of a longer line, how much is shown before the place. */
    private static final int BEFORE = 50;

    /** Names longer than this tell a reader no more. */
    private static final int LONGEST_WORD = 60;

    private Excerpt() {}

    /** Two lines without a line break at the end. Of a long line only the part around the place is shown. */
    public static String of(String text, Position position) {
        int[] line = text.lines()
                .skip(position.line() - 1L)
                .findFirst()
                .orElse("")
                .codePoints()
                .toArray();
        int place = Math.min(position.column() - 1, line.length);
        int from = line.length <= WIDTH ? 0 : Math.max(0, place - BEFORE);
        int to = Math.min(line.length, from + WIDTH);
        String shown = (from > 0 ? "…" : "") + shown(line, from, to) + (to < line.length ? "…" : "");
        String margin = "%d | ".formatted(position.line());
        String below = " ".repeat(margin.length() - 2) + "| ";
        return (margin + shown).stripTrailing() + "\n" + below + " ".repeat(place - from + (from > 0 ? 1 : 0)) + "^";
    }

    /** Something written in a file, in backticks: shortened when long, and harmless to print. */
    public static String word(String written) {
        int[] characters = written.codePoints().toArray();
        boolean whole = characters.length <= LONGEST_WORD;
        return "`" + shown(characters, 0, whole ? characters.length : LONGEST_WORD) + (whole ? "" : "…") + "`";
    }

    private static String shown(int[] characters, int from, int to) {
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            shown.appendCodePoint(harmless(characters[i]));
        }
        return shown.toString();
    }

    /** What a terminal would obey, or what turns the reading direction, becomes a replacement character. */
    private static int harmless(int character) {
        if (character == '\t') {
            return ' ';
        }
        return Characters.isReadable(character) ? character : '\uFFFD';
    }

    /** A character as a message names it: in backticks, or by its number when it cannot be seen. */
    static String character(int character) {
        boolean seen = harmless(character) == character && !Character.isWhitespace(character);
        return seen ? "`" + Character.toString(character) + "`" : String.format(Locale.ROOT, "U+%04X", character);
    }
}
