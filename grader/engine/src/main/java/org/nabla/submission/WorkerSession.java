package org.nabla.submission;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.nabla.sandbox.Captured;
import org.nabla.sandbox.Ending;
import org.nabla.sandbox.Received;
import org.nabla.sandbox.SandboxProcess;

/** A conversation with a worker in any language, as {@code grader/docs/protocol.md} describes it. */
final class WorkerSession implements Session {

    private final SandboxProcess process;
    private final Duration perCall;
    private final Consumer<Captured> console;
    private Signatures signatures = new Signatures("", "", Map.of(), Map.of());
    private boolean packed;
    private int calls;
    private boolean alive = true;
    private boolean closed;

    WorkerSession(SandboxProcess process, Duration perCall, Consumer<Captured> console) {
        this.process = process;
        this.perCall = perCall;
        this.console = console;
    }

    /** No code of the student's has run yet, so a worker that does not come up is a fault of ours. */
    void awaitReady(Duration limit, String submission) {
        try {
            Received received = process.receive(limit);
            if (!(received instanceof Received.Line line)) {
                throw notReady(received.toString());
            }
            ReadyReader.Ready ready = ReadyReader.read(line.text(), submission);
            signatures = ready.signatures();
            packed = ready.packed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting a worker", e);
        } catch (MalformedReplyException e) {
            throw notReady(e.reason());
        }
    }

    private IllegalStateException notReady(String what) {
        process.close();
        return new IllegalStateException("the worker did not start: %s; it wrote: %s"
                .formatted(what, process.captured().text()));
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }

    @Override
    public Reply call(Call call) {
        if (!alive) {
            throw new IllegalStateException("this session has ended; start another");
        }
        calls++;
        Reply reply = answer(call);
        if (reply.match(EndsSession.INSTANCE)) {
            alive = false;
            close();
        }
        return reply;
    }

    private Reply answer(Call call) {
        try {
            process.send(CallWriter.line(calls, call, packed));
            Received received = process.receive(perCall);
            if (received instanceof Received.Line line) {
                return ReplyReader.read(line.text(), calls, call);
            }
            return reply(((Received.Ended) received).ending());
        } catch (MalformedReplyException e) {
            return new Reply.Malformed(e.reason());
        } catch (IOException e) {
            return new Reply.Fault(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Fault("interrupted while waiting for `%s`".formatted(call.function()));
        }
    }

    private Reply reply(Ending ending) {
        if (ending instanceof Ending.Exited exited) {
            return new Reply.Ended(exited.code());
        }
        if (ending instanceof Ending.TimedOut) {
            return new Reply.TimedOut(perCall);
        }
        if (ending instanceof Ending.LineTooLong tooLong) {
            return new Reply.Malformed("the reply is longer than %d bytes".formatted(tooLong.limit()));
        }
        if (ending instanceof Ending.ScratchFull full) {
            return new Reply.Malformed(
                    "the working folder held more than %d MiB or %d files".formatted(full.megabytes(), full.files()));
        }
        return new Reply.Malformed(
                ending instanceof Ending.NotText ? "the reply is not UTF-8 text" : "the output for replies was closed");
    }

    @Override
    public void mute() {
        process.mute();
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            alive = false;
            process.close();
            console.accept(process.captured());
        }
    }

    /** After which replies nothing more can be asked: the process is gone, or not to be believed. */
    private static final class EndsSession implements Reply.Cases<Boolean> {

        private static final EndsSession INSTANCE = new EndsSession();

        @Override
        public Boolean returned(Reply.Returned reply) {
            return false;
        }

        @Override
        public Boolean single(Reply.Single reply) {
            return false;
        }

        @Override
        public Boolean raised(Reply.Raised reply) {
            return false;
        }

        @Override
        public Boolean timedOut(Reply.TimedOut reply) {
            return true;
        }

        @Override
        public Boolean outOfMemory(Reply.OutOfMemory reply) {
            return true;
        }

        @Override
        public Boolean ended(Reply.Ended reply) {
            return true;
        }

        @Override
        public Boolean malformed(Reply.Malformed reply) {
            return true;
        }

        @Override
        public Boolean unsupported(Reply.Unsupported reply) {
            return false;
        }

        @Override
        public Boolean fault(Reply.Fault reply) {
            return true;
        }
    }
}
