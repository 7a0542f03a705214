package org.nabla.report.format;

import java.util.List;
import java.util.regex.Pattern;
import org.nabla.message.Characters;

/** Text of strangers, as a page of another program may show it: read, never obeyed. */
final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    /** Colours and cursor movements, links and titles, and what else begins with an escape character. */
    private static final Pattern TERMINAL_SEQUENCES = Pattern.compile("(?:\u001B\\[|\u009B)[0-?]*[ -/]*[@-~]"
            + "|\u001B\\][^\u0007\u001B]*+(?:\u0007|\u001B\\\\)?"
            + "|\u001B[@-Z\\\\^_]");

    private static final Pattern LINE_ENDS = Pattern.compile("\r\n?");

    private PlainText() {}

    /** The same text without terminal sequences; its lines end in {@code \n}, and what else is obeyed is U+FFFD. */
    static String of(String text) {
        String lines = LINE_ENDS.matcher(withoutSequences(text)).replaceAll("\n");
        StringBuilder result = new StringBuilder(lines.length());
        lines.codePoints().map(PlainText::shown).forEach(result::appendCodePoint);
        return result.toString();
    }

    private static String withoutSequences(String text) {
        boolean none = text.indexOf('\u001B') < 0 && text.indexOf('\u009B') < 0;
        return none ? text : TERMINAL_SEQUENCES.matcher(text).replaceAll("");
    }

    /** The same on one line. */
    static String line(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /** For a page that may insert it without escaping: nothing in it opens a tag or an entity. */
    static String withoutMarkup(String text) {
        return text.replace('<', '‹').replace('>', '›').replace('&', '＆');
    }

    /** The lines, each after an indent. */
    static String indented(String indent, String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.stream().map(line -> indent + line).toList());
    }

    private static int shown(int character) {
        return character == '\n' || character == '\t' || Characters.isReadable(character) ? character : REPLACEMENT;
    }
}
