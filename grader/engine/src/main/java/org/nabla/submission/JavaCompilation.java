package org.nabla.submission;

import java.time.Duration;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * Compiles a submission's Java files, without running any of them.
 *
 * <p>A compiler that is led astray by what it reads ends with the submission's message, and harms nothing else.
 */
final class JavaCompilation {

    private final Submission submission;
    private final Compilers compilers;
    private final Duration limit;

    JavaCompilation(Submission submission, Compilers compilers, Duration limit) {
        this.submission = submission;
        this.compilers = compilers;
        this.limit = limit;
    }

    /** Throws {@code SubmissionException} when the files do not compile. */
    CompiledClasses classes() {
        CompileReply reply = compilers.compile(submission.files(), limit);
        if (reply instanceof CompileReply.Classes compiled) {
            return compiled.classes();
        }
        if (reply instanceof CompileReply.Errors errors) {
            throw new SubmissionException(CompileErrors.messages(errors, submission.id()));
        }
        throw new SubmissionException(astray(reply));
    }

    private Message astray(CompileReply reply) {
        if (reply instanceof CompileReply.OutOfTime outOfTime) {
            return astray("the compiler did not finish within %d s"
                    .formatted(outOfTime.limit().toSeconds()));
        }
        if (reply instanceof CompileReply.OutOfStack) {
            return astray("the compiler ran out of stack space")
                    .help("split very long or deeply nested expressions into several statements");
        }
        if (reply instanceof CompileReply.OutOfMemory) {
            return astray("the compiler ran out of memory");
        }
        String reason = ((CompileReply.Failed) reply).reason();
        return astray("the compiler failed").with(Evidence.note(Shown.name(reason)));
    }

    private Message astray(String what) {
        return Message.of(MessageCode.DOES_NOT_COMPILE, what + " on this submission", Shown.name(submission.id()));
    }
}
