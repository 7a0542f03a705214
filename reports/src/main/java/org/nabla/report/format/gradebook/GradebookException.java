package org.nabla.report.format.gradebook;

import java.util.List;
import org.nabla.message.Actionable;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** A file of a gradebook that grades cannot be filled into; whoever gave it has to act. */
public final class GradebookException extends RuntimeException implements Actionable {

    private static final long serialVersionUID = 1;

    private final transient Message message;

    private GradebookException(Message message) {
        super(message.render());
        this.message = message;
    }

    /**
     * @param file as the reader knows it
     * @param line from 1; 0 for the file as a whole
     */
    static GradebookException of(String summary, String file, int line, String expected, String actual, String help) {
        return new GradebookException(
                Message.of(MessageCode.GRADEBOOK_FILE, summary, line == 0 ? file : "%s, line %d".formatted(file, line))
                        .with(Evidence.expected(expected))
                        .with(Evidence.actual(actual))
                        .help(help));
    }

    @Override
    public List<Message> messages() {
        return List.of(message);
    }
}
