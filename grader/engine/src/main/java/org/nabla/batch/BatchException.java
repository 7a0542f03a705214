package org.nabla.batch;

import java.util.List;
import org.nabla.message.Actionable;
import org.nabla.message.Message;

/** A batch that cannot begin or go on until whoever runs it changes a file or the command line; the message says what. */
public final class BatchException extends RuntimeException implements Actionable {

    private static final long serialVersionUID = 1;

    private final transient Message message;

    public BatchException(Message message) {
        super(message.render());
        this.message = message;
    }

    @Override
    public List<Message> messages() {
        return List.of(message);
    }
}
