package org.nabla.submission;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and with what students' code is run.
 *
 * @param workerClassPath the worker, jackson-core and commons-math3; student code sees only the last of them
 * @param java the {@code java} program that runs the worker
 * @param scratch an existing folder; whatever is made in it is removed again
 */
public record Workplace(List<Path> workerClassPath, Path java, Path scratch) {

    public Workplace {
        workerClassPath = List.copyOf(workerClassPath);
    }

    /** Runs the worker with the Java that runs this program, in the system's folder for temporary files. */
    public static Workplace withThisJava(List<Path> workerClassPath) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Workplace(workerClassPath, java, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
