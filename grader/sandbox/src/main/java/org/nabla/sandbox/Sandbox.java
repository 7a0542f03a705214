package org.nabla.sandbox;

/** A way to run a stranger's program, and what it promises while doing so. */
public interface Sandbox {

    /** The name of what is promised, as reports and {@code grader/docs/isolation.md} give it: {@code process}. */
    String level();

    /** Starts a child; whoever asked for it closes it. Throws {@code UncheckedIOException} when it cannot be started. */
    SandboxProcess start(ChildCommand command);
}
