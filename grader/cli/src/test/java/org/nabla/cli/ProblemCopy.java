package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of a problem that a test may change. */
record ProblemCopy(Path folder) {

    /** The classifier without known submissions and without variants; 40 digits of those take seconds. */
    static ProblemCopy ofClassifier(Path folder) {
        ProblemCopy copy = new ProblemCopy(folder);
        copyFolder(Run.CLASSIFIER.resolve("problem.yaml"), folder.resolve("problem.yaml"));
        copyFolder(Run.CLASSIFIER.resolve("parameters.npz"), folder.resolve("parameters.npz"));
        return copy.with("count: 10", "count: 0");
    }

    static ProblemCopy ofResource(String name, Path folder) {
        copyFolder(Run.RESOURCES.resolve(name), folder);
        return new ProblemCopy(folder);
    }

    /** The known submissions of the classifier that these names mean, such as {@code wrong/gradient-ascent}. */
    ProblemCopy withSubmissions(String... names) {
        for (String name : names) {
            submission(name, name);
        }
        return this;
    }

    /** A known submission of the classifier under another name. */
    ProblemCopy submission(String name, String here) {
        copyFolder(
                Run.CLASSIFIER.resolve("submissions").resolve(name),
                folder.resolve("submissions").resolve(here));
        return this;
    }

    /** Replaces what stands in the problem file exactly once. */
    ProblemCopy with(String text, String replacement) {
        Path file = folder.resolve("problem.yaml");
        String before = read(file);
        assertThat(before.split(Pattern.quote(text), -1))
                .as("`%s` stands once in %s", text, file)
                .hasSize(2);
        write(file, before.replace(text, replacement));
        return this;
    }

    /** Without the wrong keys, which only known submissions can prove. */
    ProblemCopy withoutPublishedKeys() {
        Path file = folder.resolve("problem.yaml");
        write(file, read(file).replaceAll("(?m)^    published: \\{.*$|^    published:[^{\\n]*\\n( {6}.*\\n)+", ""));
        return this;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copyFolder(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            List<Path> paths = tree.toList();
            for (Path path : paths) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.toAbsolutePath().getParent());
                    Files.copy(path, from.equals(path) ? to : target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
