package org.nabla.submission;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nabla.sandbox.Sandbox;

/**
 * Where and with what students' code is compiled and run.
 *
 * @param workerClassPath the worker, jackson-core and commons-math3; student code sees only the last of them
 * @param compilerClassPath the program that compiles
 * @param java the {@code java} program that runs both, in the folder {@code bin} of its JDK
 * @param scratch an existing folder; whatever is made in it is removed again
 * @param archives a folder with class-data archives that {@code ClassArchives} made; there may be none in it
 */
public record Workplace(
        List<Path> workerClassPath, List<Path> compilerClassPath, Path java, Path scratch, Optional<Path> archives) {

    public Workplace {
        workerClassPath = List.copyOf(workerClassPath);
        compilerClassPath = List.copyOf(compilerClassPath);
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
                compilerClassPath.stream().map(sandbox::reachable).toList(),
                sandbox.reachable(jdk()).resolve(program),
                scratch,
                archives.filter(Files::isDirectory).map(sandbox::reachable));
    }

    /** The folder of the Java that runs both: {@code bin/java} needs all of it. */
    Path jdk() {
        return java.resolveSibling("..").normalize();
    }

    /** With the Java that runs this program, and in the system's folder for temporary files. */
    public static Workplace withThisJava(List<Path> workerClassPath, List<Path> compilerClassPath) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        return new Workplace(workerClassPath, compilerClassPath, java, scratch, Optional.empty());
    }

    /** The same with archives in this folder. */
    public Workplace withArchives(Path folder) {
        return new Workplace(workerClassPath, compilerClassPath, java, scratch, Optional.of(folder));
    }

    /** The archive that a program starts faster with, where there is one. */
    Optional<Path> archive(String program) {
        return archives.map(folder -> folder.resolve(ArchiveKind.ofThisJava().fileName(program)))
                .filter(Files::isReadable);
    }
}
