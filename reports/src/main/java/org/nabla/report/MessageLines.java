package org.nabla.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nabla.message.Message;

/** Messages on a page: where, the evidence, one thing to try, and where to read more, which is said once a code. */
final class MessageLines {

    /** What an error has to say is in its first lines. */
    private static final int QUOTED_LINES = 10;

    private static final Pattern ROW_END = Pattern.compile("(?<=\\],) ");

    private final Page page;
    private final Set<String> explained = new HashSet<>();

    private record Fact(String label, String text) {}

    MessageLines(Page page) {
        this.page = page;
    }

    /** A message that stands alone. */
    void whole(Message message) {
        titled("error[%s]: ".formatted(message.code().id()), message);
    }

    /** The same below another title. */
    void titled(String title, Message message) {
        page.line("", title, message.summary(), Style.Tone.STRONG);
        body("  ", message);
    }

    /** A message below the question that it is about, which need not be named again. */
    void below(String indent, Message message) {
        page.line(indent, message.summary());
        body(indent, message);
    }

    private void body(String indent, Message message) {
        if (!message.location().isEmpty() && !message.location().startsWith("question ")) {
            page.line(indent, "--> ", message.location());
        }
        facts(message).forEach(fact -> evidence(indent, fact));
        message.help().stream().findFirst().ifPresent(advice -> page.line(indent, "help: ", advice));
        more(indent, message);
    }

    /** Where more is said about a message; the first time only. */
    void more(String indent, Message message) {
        if (explained.add(message.code().id())) {
            page.line(indent, "more: ", "nabla explain " + message.code().id());
        }
    }

    /** The evidence with labels of one width; without what the summary ends with. */
    private static List<Fact> facts(Message message) {
        int width = message.evidence().stream()
                .mapToInt(fact -> fact.label().length())
                .max()
                .orElse(0);
        return message.evidence().stream()
                .filter(fact -> !message.summary().endsWith(": " + fact.text().strip()))
                .map(fact -> new Fact(
                        fact.label() + ": " + " ".repeat(width - fact.label().length()), withoutEdges(fact.text())))
                .toList();
    }

    /** Several lines keep their indentation: a caret in the last one points at a place in another. */
    private static String withoutEdges(String text) {
        String trimmed = text.stripTrailing();
        return trimmed.contains("\n") ? trimmed : trimmed.strip();
    }

    private void evidence(String indent, Fact fact) {
        if (fact.text().contains("\n")) {
            page.quote(
                    indent + fact.label(),
                    " ".repeat(indent.length() + fact.label().length()),
                    fact.text(),
                    QUOTED_LINES);
            return;
        }
        String label = fact.label();
        for (String row : rows(fact.text())) {
            page.line(indent, label, row);
            label = " ".repeat(fact.label().length() + 1); // below the inner bracket
        }
    }

    /** A matrix row by row, so that what was expected and what was found stand below each other; other text as it is. */
    private static List<String> rows(String text) {
        boolean matrix = text.startsWith("[[")
                && text.substring(0, text.indexOf(']') + 1).contains(", ");
        return matrix ? List.of(ROW_END.split(text)) : List.of(text);
    }
}
