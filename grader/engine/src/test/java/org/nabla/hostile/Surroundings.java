package org.nabla.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nabla.reference.Matrix;
import org.nabla.submission.Workplace;

/**
 * The folder that a suite runs in, and what lies where in it.
 *
 * @param folder made by {@code SuiteRun}; it belongs to the user who grades
 */
record Surroundings(Path folder) {

    static final String OWN = "own";
    static final String WORKER = "worker";
    static final String COMPILER = "compiler";
    static final String DATA = "data";

    Path home() {
        return folder.resolve("home");
    }

    /** Where the programs are put together and their targets are. */
    Path made(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    Path data() {
        return folder.resolve(DATA);
    }

    Path problem() {
        return data().resolve("problem.yaml");
    }

    Path otherSubmission() {
        return data().resolve("with-all/java/Right.java");
    }

    /** A folder of classes or a jar, as the build has it. */
    Path reference() {
        try {
            return Path.of(Matrix.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path workerLibrary() {
        return entries(WORKER).stream()
                .filter(path -> path.toString().contains("commons-math3"))
                .findFirst()
                .orElseThrow();
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    Workplace workplace() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Workplace(entries(WORKER), entries(COMPILER), java, scratch(), Optional.empty());
    }

    Path neighbour(String language) {
        return data().resolve("neighbour").resolve(language);
    }

    /** Adds the files that the programs of a language share. */
    void copyWithAll(String language, Path submission) throws IOException {
        for (Path file : children(data().resolve("with-all").resolve(language))) {
            Files.copy(file, submission.resolve(file.getFileName()));
        }
    }

    /** Files in the folder for scratch space, and processes that we started or that work in it. */
    List<String> left() throws IOException {
        List<String> left = new ArrayList<>();
        children(scratch()).forEach(file -> left.add(file.getFileName().toString()));
        ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .forEach(process ->
                        left.add("process " + process.info().commandLine().orElse("")));
        for (Path process : children(Path.of("/proc"))) {
            if (isInScratch(process)) {
                left.add("process " + process.getFileName());
            }
        }
        return left;
    }

    private boolean isInScratch(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .contains(scratch().toString());
        } catch (IOException e) {
            return false; // no process, or somebody else's
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private List<Path> entries(String of) {
        try {
            return children(folder.resolve(of));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
