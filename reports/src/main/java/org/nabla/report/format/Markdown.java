package org.nabla.report.format;

import java.util.regex.Pattern;

/** Text of strangers in Markdown as GitHub renders it. */
final class Markdown {

    private static final Pattern MEANS_SOMETHING = Pattern.compile("[\\\\`*_\\[\\]!|~$#:/@(){}.+-]");

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private static final int SHORTEST_FENCE = 3;

    private Markdown() {}

    /** A few words in a line or in the cell of a table: no markup, no link, no image, no mention. */
    static String inline(String text) {
        String entities =
                PlainText.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MEANS_SOMETHING.matcher(entities).replaceAll("\\\\$0");
    }

    /** Lines as they are, in a fence that is longer than any in them. */
    static String block(String text) {
        int longest = BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
        return "%stext\n%s\n%s\n".formatted(fence, text.stripTrailing(), fence);
    }
}
