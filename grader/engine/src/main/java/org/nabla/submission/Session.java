package org.nabla.submission;

/** A running worker that answers calls. */
public interface Session extends AutoCloseable {

    /** The functions that can be called, with their parameters. */
    Signatures signatures();

    /** Calls a function and waits for what comes of it; nothing that the student's code does makes this throw. */
    Reply call(Call call);

    /** From now on, what the student's code prints is not kept; what it has printed before is. */
    void mute();

    /** False after a crash, a time-out, or when memory ran out: start another. */
    boolean alive();

    @Override
    void close();
}
