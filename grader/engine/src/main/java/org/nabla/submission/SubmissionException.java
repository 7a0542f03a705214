package org.nabla.submission;

import java.util.List;
import java.util.stream.Collectors;
import org.nabla.message.Actionable;
import org.nabla.message.Message;

/** A submission that cannot be graded until the student changes it; the messages say what. */
public final class SubmissionException extends RuntimeException implements Actionable {

    private static final long serialVersionUID = 1;

    private final transient List<Message> messages;

    public SubmissionException(Message... messages) {
        this(List.of(messages));
    }

    public SubmissionException(List<Message> messages) {
        super(messages.stream().map(Message::render).collect(Collectors.joining()));
        this.messages = List.copyOf(messages);
    }

    @Override
    public List<Message> messages() {
        return messages;
    }
}
