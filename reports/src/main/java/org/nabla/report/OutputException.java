package org.nabla.report;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.nabla.message.Actionable;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** A result that could not be put on the disk, or read from it again; whoever runs the grader has to act. */
public final class OutputException extends RuntimeException implements Actionable {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_REASON = 300;

    private final transient Message message;

    private OutputException(Message message, Throwable cause) {
        super(message.render(), cause);
        this.message = message;
    }

    private OutputException(Message message) {
        super(message.render());
        this.message = message;
    }

    static OutputException cannotWrite(Path file, String reason) {
        return new OutputException(message(file, reason).help("create the folder, or name another one"));
    }

    static OutputException cannotWrite(Path file, IOException cause) {
        String reason = cause instanceof FileSystemException problem ? reason(problem) : String.valueOf(cause);
        return new OutputException(
                message(file, reason).help("look at the free space and the permissions, or name another folder"),
                cause);
    }

    static OutputException cannotRead(Path file, Exception cause) {
        String reason =
                cause instanceof FileSystemException problem ? reason(problem) : String.valueOf(cause.getMessage());
        return new OutputException(
                Message.of(
                                MessageCode.OUTPUT_FOLDER,
                                "`%s` is not a report as it was written".formatted(name(file)),
                                where(file))
                        .with(Evidence.actual(ShownText.bounded(ShownText.line(reason), LONGEST_REASON)))
                        .help("grade again with `--fresh`, or take the report away: it is then made again"),
                cause);
    }

    /** The part that says why; what a failing file is called twice over says nothing. */
    private static String reason(FileSystemException problem) {
        String reason = problem.getReason();
        return reason == null ? problem.getClass().getSimpleName() : reason;
    }

    private static Message message(Path file, String reason) {
        return Message.of(MessageCode.OUTPUT_FOLDER, "`%s` could not be written".formatted(name(file)), where(file))
                .with(Evidence.actual(ShownText.line(reason)));
    }

    private static String name(Path file) {
        return ShownText.line(String.valueOf(file.getFileName()));
    }

    private static String where(Path file) {
        return ShownText.line(file.toAbsolutePath().toString());
    }

    @Override
    public List<Message> messages() {
        return List.of(message);
    }
}
