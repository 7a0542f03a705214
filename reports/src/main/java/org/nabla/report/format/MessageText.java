package org.nabla.report.format;

import java.util.List;
import java.util.stream.Collectors;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.message.Message;
import org.nabla.report.document.ReportDocument;

/** Messages as plain text, without anything that a terminal or a page obeys. */
final class MessageText {

    private MessageText() {}

    static String summary(Message message) {
        return PlainText.line(message.summary());
    }

    /** What follows the summary: where, the evidence, what to try, where to read more. */
    static String detail(Message message) {
        StringBuilder text = new StringBuilder();
        if (!message.location().isEmpty() && !message.location().startsWith("question ")) {
            line(text, "at", PlainText.line(message.location()));
        }
        message.evidence().forEach(fact -> line(text, PlainText.line(fact.label()), PlainText.of(fact.text())));
        message.help().forEach(advice -> line(text, "help", PlainText.of(advice)));
        return text.append("more: nabla explain ").append(message.code().id()).toString();
    }

    static String whole(Message message) {
        return summary(message) + "\n" + PlainText.indented("  ", detail(message));
    }

    /** What is to say about a submission as a whole: its messages, where to begin, and what else is wrong. */
    static String top(ReportDocument report) {
        StringBuilder text = new StringBuilder();
        report.run().messages().forEach(message -> text.append(whole(message)).append('\n'));
        report.rootCause().ifPresent(cause -> text.append("begin with %s\n".formatted(beginning(cause))));
        report.gradientChecks().stream()
                .flatMap(check -> check.message().stream())
                .forEach(message -> text.append(whole(message)).append('\n'));
        return text.toString().stripTrailing();
    }

    /** The question, and the quantity where it is called otherwise. */
    private static String beginning(RootCause cause) {
        String question = PlainText.line(cause.question());
        String quantity = PlainText.line(cause.name());
        return quantity.equals(question) ? question : "%s: `%s`".formatted(question, quantity);
    }

    /** The summaries of what is to say about a submission as a whole. */
    static List<String> summaries(ReportDocument report) {
        return report.run().messages().stream().map(MessageText::summary).collect(Collectors.toList());
    }

    private static void line(StringBuilder text, String label, String value) {
        String body = value.stripTrailing();
        text.append(label).append(':');
        if (body.contains("\n")) {
            text.append('\n').append(PlainText.indented("  ", body));
        } else {
            text.append(' ').append(body);
        }
        text.append('\n');
    }
}
