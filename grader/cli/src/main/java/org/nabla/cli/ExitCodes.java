package org.nabla.cli;

import org.nabla.message.Message;
import org.nabla.report.OutputException;
import org.nabla.spec.SpecException;
import org.nabla.submission.SubmissionException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception into a message for the reader who can act on it, and an exit code. */
final class ExitCodes implements IExecutionExceptionHandler {

    static final int DONE = 0;
    static final int NOT_ALL_CORRECT = 1;
    static final int NEEDS_CHANGE = 2;
    static final int GRADER_FAULT = 3;

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof SpecException spec) {
            spec.messages().forEach(message -> command.getErr().println(message.render()));
            return NEEDS_CHANGE;
        }
        if (e instanceof SubmissionException submission) {
            submission.messages().forEach(message -> command.getErr().println(message.render()));
            return NEEDS_CHANGE;
        }
        if (e instanceof NeedsChangeException change) {
            command.getErr().println(change.message().render());
            return NEEDS_CHANGE;
        }
        if (e instanceof OutputException output) {
            command.getErr().println(output.diagnostic().render());
            return NEEDS_CHANGE;
        }
        command.getErr().println("error[NB901]: the grader failed; this is not the student's fault");
        e.printStackTrace(command.getErr());
        return GRADER_FAULT;
    }

    /** Something about the command line or the files it names that its user can change. */
    static final class NeedsChangeException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Message message;

        NeedsChangeException(Message message) {
            super(message.summary());
            this.message = message;
        }

        Message message() {
            return message;
        }
    }
}
