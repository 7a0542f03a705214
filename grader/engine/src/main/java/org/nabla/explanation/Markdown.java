package org.nabla.explanation;

import java.util.regex.Pattern;

/** Markdown as a terminal shows it: as it is, without the backslashes that only a renderer needs. */
final class Markdown {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!|<>~-])");

    private Markdown() {}

    static String withoutEscapes(String text) {
        StringBuilder plain = new StringBuilder();
        boolean code = false;
        for (String line : text.lines().toList()) {
            boolean fence = line.stripLeading().startsWith("```");
            code ^= fence;
            plain.append(code || fence ? line : ESCAPE.matcher(line).replaceAll("$1"))
                    .append('\n');
        }
        return plain.toString();
    }
}
