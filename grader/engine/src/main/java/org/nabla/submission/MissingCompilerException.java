package org.nabla.submission;

/** The Java that runs Nabla cannot compile; whoever installed it changes that. */
public final class MissingCompilerException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    MissingCompilerException() {
        super("this Java runtime has no compiler; run Nabla with a JDK (version 17 or later), not with a JRE: `%s`"
                .formatted(System.getProperty("java.home")));
    }
}
