package org.nabla.spec;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.nabla.message.Actionable;
import org.nabla.message.Message;

/** What an instructor has to change in a file before it can be used; every message is theirs to act on. */
public final class SpecException extends RuntimeException implements Actionable {

    private static final long serialVersionUID = 1;

    private final transient List<Message> messages;

    public SpecException(Message message) {
        this(List.of(message));
    }

    /** At least one message, in the order in which they are shown. */
    public SpecException(List<Message> messages) {
        super(messages.stream().map(Message::render).collect(joining("\n")));
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("a SpecException says what to change");
        }
        this.messages = List.copyOf(messages);
    }

    @Override
    public List<Message> messages() {
        return messages;
    }
}
