package org.nabla.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * This program's own files, to be packed: jars, the catalogue of mistakes, and the pages that messages point to.
 *
 * @param home the folder that has {@code grader} and {@code problems} in it
 * @param jars the folder that has {@code lib}, {@code worker} and {@code compiler} in it
 */
public record Program(Path home, Path jars) {

    private static final String WHOLE_MAIN = "org.nabla.cli.Main";
    private static final String OPEN_MAIN = "org.nabla.cli.StudentMain";

    private static final List<String> PARTS = List.of("lib", "worker", "compiler");

    /** Where a launcher finds them, beside itself. */
    private static final String FOLDER = "program/";

    /** With all commands, for graders. */
    PackedFiles whole() {
        PackedFiles files = launched(WHOLE_MAIN);
        PARTS.forEach(part -> files.addAll(FOLDER + part, jars(part)));
        return withPages(files);
    }

    /** With what students may have: no worked solution, and no command that prints answers. */
    PackedFiles open() {
        PackedFiles files = launched(OPEN_MAIN);
        for (String part : PARTS) {
            jars(part)
                    .forEach((name, jar) -> files.add(
                            FOLDER + part + "/" + name, name.startsWith("nabla-") ? OpenClasses.of(jar) : jar));
        }
        return withPages(files);
    }

    private static PackedFiles launched(String main) {
        Map<String, String> values = Map.of("MAIN", main);
        return new PackedFiles()
                .addProgram("nabla", Resources.text("nabla.sh", values))
                .add("nabla.cmd", Resources.windows(Resources.text("nabla.cmd.txt", values)));
    }

    private PackedFiles withPages(PackedFiles files) {
        return files.add(FOLDER + "problems/misconceptions.yaml", bytes(home.resolve("problems/misconceptions.yaml")))
                .addAll(FOLDER + "grader/docs/messages", folder(home.resolve("grader/docs/messages"), ".md"))
                .addAll(FOLDER + "grader/docs/examples", folder(home.resolve("grader/docs/examples"), ".yaml"));
    }

    private Map<String, byte[]> jars(String part) {
        return folder(jars.resolve(part), ".jar");
    }

    private static Map<String, byte[]> folder(Path folder, String ending) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> child.toString().endsWith(ending))
                    .forEach(child -> files.put(String.valueOf(child.getFileName()), bytes(child)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "a part of the program is missing; start with `./nabla`, which builds it", e);
        }
        return files;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
