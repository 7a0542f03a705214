package org.nabla.submission;

import java.util.ArrayList;
import java.util.List;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** Says what the compiler found, in its own words and with the student's own lines. */
final class CompileErrors {

    private static final int MOST_MESSAGES = 10;
    private static final int LONGEST_TEXT = 1000;

    /** A line longer than this is shown from a little before the column in question. */
    private static final int LONGEST_LINE = 100;

    private CompileErrors() {}

    static List<Message> messages(CompileReply.Errors errors, String submission) {
        List<Message> messages = new ArrayList<>();
        errors.first().stream().limit(MOST_MESSAGES).map(CompileErrors::message).forEach(messages::add);
        if (errors.count() > messages.size()) {
            messages.add(Message.of(
                    MessageCode.DOES_NOT_COMPILE,
                    "and %d more".formatted(errors.count() - messages.size()),
                    Shown.name(submission)));
        }
        return messages;
    }

    private static Message message(CompileError error) {
        String text = text(error);
        String firstLine = text.lines().findFirst().orElse("");
        Evidence javac = new Evidence("javac", text);
        if (error.place().isEmpty()) {
            return Message.of(MessageCode.DOES_NOT_COMPILE, firstLine, "").with(javac);
        }
        CompileError.Place place = error.place().get();
        SourceFile file = place.file();
        int position = place.position();
        int lineStart = file.text().lastIndexOf('\n', position - 1) + 1;
        String location = "%s:%d:%d".formatted(file.shown(), place.line(), position - lineStart + 1);
        return Message.of(
                        MessageCode.DOES_NOT_COMPILE,
                        "`%s` does not compile: %s".formatted(file.shown(), firstLine),
                        location)
                .with(javac)
                .with(new Evidence("source", pointedAt(file.text(), lineStart, position)));
    }

    private static String text(CompileError error) {
        String text = error.text().strip();
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }

    /** The line, and below it a caret under the column; tabs stay tabs, so that both are as wide. */
    private static String pointedAt(String text, int lineStart, int position) {
        int lineEnd = text.indexOf('\n', position);
        String line =
                text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd).stripTrailing();
        int column = position - lineStart;
        int from = column < LONGEST_LINE - 20 ? 0 : column - 40;
        int to = Math.min(line.length(), from + LONGEST_LINE);
        StringBuilder caret = new StringBuilder();
        for (int i = from; i < column; i++) {
            caret.append(i < line.length() && line.charAt(i) == '\t' ? '\t' : ' ');
        }
        return (from < to ? line.substring(from, to) : "") + "\n" + caret + "^";
    }
}
