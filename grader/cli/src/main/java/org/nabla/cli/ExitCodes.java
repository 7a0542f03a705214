package org.nabla.cli;

import java.util.List;
import org.nabla.message.Actionable;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an exception into a message for the reader who can act on it, and an exit code. */
final class ExitCodes implements IExecutionExceptionHandler {

    static final int DONE = 0;
    static final int NOT_ALL_CORRECT = 1;
    static final int NEEDS_CHANGE = 2;
    static final int GRADER_FAULT = 3;

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof Actionable actionable) {
            actionable.messages().forEach(message -> command.getErr().println(message.render()));
            return NEEDS_CHANGE;
        }
        command.getErr()
                .println(Message.of(MessageCode.GRADER_FAULT, "the grader failed; this is not the student's fault", "")
                        .render());
        e.printStackTrace(command.getErr());
        return GRADER_FAULT;
    }

    /** What picocli cannot make sense of. */
    static final class CommandLineMistakes implements IParameterExceptionHandler {

        @Override
        public int handleParseException(ParameterException e, String[] arguments) {
            CommandLine command = e.getCommandLine();
            Message message = Message.of(
                            MessageCode.COMMAND_LINE,
                            String.valueOf(e.getMessage()),
                            command.getCommandSpec().qualifiedName())
                    .help("`%s --help` lists what it takes"
                            .formatted(command.getCommandSpec().qualifiedName()));
            if (e instanceof UnmatchedArgumentException unmatched) {
                for (String suggestion : unmatched.getSuggestions()) {
                    message = message.help("did you mean `%s`?".formatted(suggestion));
                }
            }
            command.getErr().println(message.render());
            return NEEDS_CHANGE;
        }
    }

    /** Something about the command line or the files it names that its user can change. */
    static final class NeedsChangeException extends RuntimeException implements Actionable {

        private static final long serialVersionUID = 1;

        private final transient Message message;

        NeedsChangeException(Message message) {
            super(message.summary());
            this.message = message;
        }

        @Override
        public List<Message> messages() {
            return List.of(message);
        }
    }
}
