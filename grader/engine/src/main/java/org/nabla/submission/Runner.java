package org.nabla.submission;

/** Starts a submission: compiled once, started as often as needed. */
public interface Runner extends AutoCloseable {

    /** Starts a fresh worker; throws {@code SubmissionException} when nothing in the submission can be called. */
    Session start();

    /** What the student's code printed in the sessions that are closed. */
    Console console();

    @Override
    void close();
}
