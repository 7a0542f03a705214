package org.nabla.batch;

import org.nabla.message.Message;

/** A batch that cannot begin or go on until whoever runs it changes a file or the command line; the message says what. */
public final class BatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Message message;

    public BatchException(Message message) {
        super(message.render());
        this.message = message;
    }

    public Message diagnostic() {
        return message;
    }
}
