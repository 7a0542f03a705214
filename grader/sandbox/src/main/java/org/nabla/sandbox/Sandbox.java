package org.nabla.sandbox;

import java.nio.file.Path;
import java.util.List;

/** A way to run a stranger's program, and what it promises while doing so. */
public interface Sandbox {

    /** The name of what is promised, as reports and {@code grader/docs/isolation.md} give it: {@code process}. */
    String level();

    /**
     * The path under which a child can read a file or folder of ours: the same, or that of a copy where the child's
     * user may not reach it. Commands and {@code ChildCommand.readable} are made of what this returns, and so are
     * archives that record paths.
     */
    default Path reachable(Path input) {
        return input;
    }

    /** The programs of the system that the level is made of. */
    default List<Path> programs() {
        return List.of();
    }

    /** What to do when the level does not work though its programs are there. */
    default String remedy() {
        return "";
    }

    /** Starts a child; whoever asked for it closes it. Throws {@code UncheckedIOException} when it cannot be started. */
    SandboxProcess start(ChildCommand command);
}
