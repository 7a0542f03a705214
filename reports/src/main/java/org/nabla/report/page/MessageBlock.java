package org.nabla.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;

/** A message on a page: what, where, the evidence, what to try, and where more is said. */
final class MessageBlock {

    private MessageBlock() {}

    static void write(Html html, Message message) {
        write(html, message, Set.of());
    }

    /**
     * Writes a message.
     *
     * @param shownElsewhere labels of evidence that stands beside it in a better form
     */
    static void write(Html html, Message message, Set<String> shownElsewhere) {
        html.open("div", "class", "message");
        html.open("p", "class", "summary").prose(message.summary()).close();
        where(html, message.location());
        evidence(html, message, shownElsewhere);
        message.help().forEach(advice -> advice(html, advice));
        html.open("p", "class", "more")
                .text("more: ")
                .element("code", "nabla explain " + message.code().id());
        html.close().close();
    }

    /** What to try. */
    static void advice(Html html, String advice) {
        html.open("p", "class", "advice")
                .element("strong", "Try: ")
                .prose(advice)
                .close();
    }

    private static void where(Html html, String location) {
        if (!location.isEmpty() && !location.startsWith("question ")) { // a question is what it stands below
            html.open("p", "class", "where").prose(location).close();
        }
    }

    private static void evidence(Html html, Message message, Set<String> shownElsewhere) {
        List<Evidence> facts = new ArrayList<>(message.evidence());
        facts.removeIf(fact -> shownElsewhere.contains(fact.label())
                || message.summary().endsWith(": " + fact.text().strip()));
        if (facts.isEmpty()) {
            return;
        }
        html.open("dl", "class", "evidence");
        for (Evidence fact : facts) {
            html.element("dt", fact.label());
            boolean words = fact.label().equals("note");
            html.open("dd", "class", words ? "words" : "quoted");
            if (words) {
                html.prose(fact.text());
            } else {
                html.quoted(fact.text().stripTrailing());
            }
            html.close();
        }
        html.close();
    }
}
