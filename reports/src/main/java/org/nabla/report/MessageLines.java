package org.nabla.report;

import java.util.HashSet;
import java.util.Set;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;

/** Messages on a page: where, the evidence, one thing to try, and where to read more, which is said once a code. */
final class MessageLines {

    /** What an error has to say is in its first lines. */
    private static final int QUOTED_LINES = 10;

    private final Page page;
    private final Set<String> explained = new HashSet<>();

    MessageLines(Page page) {
        this.page = page;
    }

    /** A message that stands alone. */
    void whole(Message message) {
        page.line("", "error[%s]: ".formatted(message.code().id()), message.summary(), Style.Tone.STRONG);
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
        int width = message.evidence().stream()
                .mapToInt(fact -> fact.label().length())
                .max()
                .orElse(0);
        for (Evidence fact : message.evidence()) {
            evidence(indent, fact, width);
        }
        message.help().stream().findFirst().ifPresent(advice -> page.line(indent, "help: ", advice));
        if (explained.add(message.code().id())) {
            page.line(indent, "more: ", "nabla explain " + message.code().id());
        }
    }

    private void evidence(String indent, Evidence fact, int width) {
        String label = fact.label() + ": " + " ".repeat(width - fact.label().length());
        if (fact.text().strip().contains("\n")) {
            String before = indent + label;
            page.quote(before, " ".repeat(before.length()), fact.text(), QUOTED_LINES);
        } else {
            page.line(indent, label, fact.text().strip());
        }
    }
}
