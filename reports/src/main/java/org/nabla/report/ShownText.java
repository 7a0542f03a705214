package org.nabla.report;

import java.util.ArrayList;
import java.util.List;
import org.nabla.message.Characters;

/**
 * Makes text that a student or a student's program chose fit for a file or a terminal.
 *
 * <p>In a terminal, nothing of it may be obeyed (colours, cursor movements, links) or turn the reading direction; in a
 * file, it must be text that every reader of UTF-8 takes.
 */
public final class ShownText {

    /** What stands for a character that is not shown. */
    private static final char REPLACEMENT = '\uFFFD';

    private ShownText() {}

    /** The same text without what UTF-8 or some of its readers cannot carry: halves of characters, and NUL. */
    public static String encodable(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> character == 0 || isHalf(character) ? REPLACEMENT : character)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    /** At most so many characters, and how many were left out when there were more. */
    public static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (%d more characters)".formatted(text.length() - end);
    }

    /** One line that a terminal shows and does not obey. */
    public static String line(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().map(ShownText::harmless).forEach(result::appendCodePoint);
        return result.toString();
    }

    /** The lines of a text, each harmless and at most so many characters long; a tab is four spaces. */
    public static List<String> lines(String text, int longest) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String shown = line(line.replace("\t", "    ")).stripTrailing();
            int[] characters = shown.codePoints().toArray();
            lines.add(characters.length <= longest ? shown : new String(characters, 0, longest) + "…");
        }
        return lines;
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static int harmless(int character) {
        if (character == '\t' || character == '\n') {
            return ' ';
        }
        return Characters.isReadable(character) ? character : REPLACEMENT;
    }
}
