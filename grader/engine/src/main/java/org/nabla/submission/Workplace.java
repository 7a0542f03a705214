package org.nabla.submission;

import java.nio.file.Path;
import java.util.List;
import org.nabla.sandbox.Sandbox;

/**
 * Where and with what students' code is run.
 *
 * @param workerClassPath the worker, jackson-core and commons-math3; student code sees only the last of them
 * @param java the {@code java} program that runs the worker, in the folder {@code bin} of its JDK
 * @param scratch an existing folder; whatever is made in it is removed again
 */
public record Workplace(List<Path> workerClassPath, Path java, Path scratch) {

    public Workplace {
        workerClassPath = List.copyOf(workerClassPath);
        if (java.getNameCount() < 3) {
            throw new IllegalArgumentException(
                    "`java` must lie in the folder `bin` of a JDK, but is `%s`".formatted(java));
        }
    }

    /** The same under the paths that children in a sandbox can read. */
    Workplace seenBy(Sandbox sandbox) {
        Path program = jdk().relativize(java);
        return new Workplace(
                workerClassPath.stream().map(sandbox::reachable).toList(),
                sandbox.reachable(jdk()).resolve(program),
                scratch);
    }

    /** The folder of the Java that runs the worker: {@code bin/java} needs all of it. */
    Path jdk() {
        return java.resolveSibling("..").normalize();
    }

    /** Runs the worker with the Java that runs this program, in the system's folder for temporary files. */
    public static Workplace withThisJava(List<Path> workerClassPath) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Workplace(workerClassPath, java, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
