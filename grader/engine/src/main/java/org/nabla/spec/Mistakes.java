package org.nabla.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.spec.source.Excerpt;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.SourceText;

/** Everything found wrong in one file so far, so that its author sees all of it at once. */
final class Mistakes {

    private final SourceText source;
    private final List<Message> messages = new ArrayList<>();

    Mistakes(SourceText source) {
        this.source = source;
    }

    /** Ends the reading when something was wrong. */
    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new SpecException(messages);
        }
    }

    boolean none() {
        return messages.isEmpty();
    }

    /** A mistake is told once, however many questions it reaches. */
    void add(Message message) {
        if (!messages.contains(message)) {
            messages.add(message);
        }
    }

    void addAll(SpecException exception) {
        messages.addAll(exception.messages());
    }

    void add(MessageCode code, String summary, Position position) {
        add(at(code, summary, position));
    }

    /** A name that is not one of those allowed. */
    void unknown(MessageCode code, String summary, String written, Collection<String> valid, Position position) {
        Message message = at(code, summary, position);
        add(
                valid.isEmpty()
                        ? message
                        : message.with(Evidence.note("allowed are " + listed(valid)))
                                .help(NearestName.question(written, valid)));
    }

    /** A field that is not one of those allowed; half an expression is taken for one where a comma ends it. */
    void unknownField(String field, String written, Collection<String> valid, Position position) {
        Message message = at(MessageCode.UNKNOWN_FIELD, "there is no field `%s`".formatted(field), position)
                .with(Evidence.note("allowed are " + listed(valid)));
        boolean expression = written.contains(")");
        add(message.help(
                expression
                        ? Optional.of("between braces a comma ends a value: put quotes around the expression")
                        : NearestName.question(written, valid)));
    }

    /** A mistake inside an expression, shown with a caret under the place. */
    void expression(Scalar text, ExpressionException mistake) {
        MessageCode code = mistake.validNames().isEmpty() ? MessageCode.EXPRESSION_SYNTAX : MessageCode.UNKNOWN_NAME;
        String shown = text.text() + "\n" + " ".repeat(mistake.span().start())
                + "^".repeat(Math.max(1, mistake.span().end() - mistake.span().start()));
        Message message = Message.of(
                        code,
                        String.valueOf(mistake.getMessage()),
                        text.position().toString())
                .with(Evidence.note(shown));
        if (!mistake.validNames().isEmpty()) {
            String written = text.text()
                    .substring(
                            mistake.span().start(),
                            Math.min(mistake.span().end(), text.text().length()));
            message = message.help(NearestName.question(written, mistake.validNames()))
                    .with(new Evidence("known", listed(mistake.validNames())));
        }
        add(message);
    }

    private Message at(MessageCode code, String summary, Position position) {
        return Message.of(code, summary, position.toString()).with(Evidence.note(Excerpt.of(source.text(), position)));
    }

    private static String listed(Collection<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
