package org.nabla.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The problems of this repository, for tests about each of them. */
public final class ShippedProblems {

    private static final Path HOME = Path.of("../../problems");

    private ShippedProblems() {}

    /** Their folders, in order. */
    public static List<Path> folders() {
        try (Stream<Path> folders = Files.list(HOME)) {
            return folders.filter(folder -> Files.exists(folder.resolve("problem.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What their folders are called, in order. */
    public static List<String> names() {
        return folders().stream().map(folder -> folder.getFileName().toString()).toList();
    }
}
