package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documents say still holds: commands in blocks marked {@code console} are run and their output is compared,
 * where {@code ...} stands for any text or lines; and links lead somewhere.
 */
class ReadmeIT {

    /** A command that is not run, and why. */
    private static final Map<String, String> NOT_RUN = Map.of();

    private static final Pattern CONSOLE = Pattern.compile("(?ms)^```console\\n(.*?)^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final List<String> NOT_OURS = List.of("target", ".git", "node_modules", "out");

    /** Where commands write; shared, since one block goes on where another stopped. */
    @TempDir
    private static Path scratch;

    /** A command with what a document says it prints. */
    record Example(Path document, String command, String output) {
        @Override
        public String toString() {
            return Run.HOME.relativize(document) + ": " + command;
        }
    }

    static Stream<Example> examples() {
        return documents()
                .flatMap(document -> CONSOLE.matcher(ProblemCopy.read(document))
                        .results()
                        .flatMap(block -> examples(document, block.group(1)).stream()));
    }

    private static List<Example> examples(Path document, String block) {
        List<Example> examples = new ArrayList<>();
        for (String part : block.split("(?m)^(?=\\$ )", -1)) {
            if (part.startsWith("$ ")) {
                int end = part.indexOf('\n');
                examples.add(new Example(document, part.substring(2, end).strip(), part.substring(end + 1)));
            } else {
                assertThat(part)
                        .as("a console block of %s starts with a command", document)
                        .isBlank();
            }
        }
        return examples;
    }

    static Stream<Path> documents() {
        try (Stream<Path> tree = Files.walk(Run.HOME)) {
            return tree
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of(Run.HOME.relativize(file).getParent())
                            .filter(folder -> folder != null)
                            .flatMap(folder -> Stream.iterate(folder, up -> up != null, Path::getParent))
                            .noneMatch(up -> NOT_OURS.contains(up.getFileName().toString())))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void hasExamples() {
        assertThat(examples().map(Example::document)).contains(Run.HOME.resolve("README.md"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void printsWhatTheDocumentSays(Example example) {
        String[] words = example.command().split("\\s+", -1);
        if (NOT_RUN.containsKey(example.command())) {
            return;
        }
        switch (words[0]) {
            case "./mvnw", "mvnw.cmd" -> assertThat(Run.HOME.resolve("mvnw")).isExecutable();
            case "cd" -> assertThat(Run.HOME.resolve(words[1])).isDirectory();
            case "./nabla", "nabla" -> run(example, words);
            default -> throw new AssertionError("cannot run `%s`; put it on the list with a reason".formatted(example));
        }
    }

    private static void run(Example example, String[] words) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            arguments.add(fromTheRoot(words[i]));
        }
        if (words[1].equals("grade") && !arguments.contains("--out")) {
            arguments.add("--out");
            arguments.add(scratch.resolve(
                    "out-" + Integer.toHexString(example.command().hashCode())));
        }

        Run run = Run.of(arguments.toArray());

        String printed = run.out().isEmpty() ? run.err() : run.out();
        assertThat(printed.replace(scratch + "/", "")
                        .replace(Run.HOME + "/", "")
                        .stripTrailing())
                .as(example.toString())
                .matches(pattern(example.output()));
    }

    /** A path of the repository as it is from here; another path is one that the reader makes. */
    private static String fromTheRoot(String word) {
        if (word.startsWith("-") || !Path.of(word).equals(Path.of(word).normalize())) {
            return word;
        }
        if (word.contains("/") && Files.exists(Run.HOME.resolve(word))) {
            return Run.HOME.resolve(word).toString();
        }
        return word.startsWith("my-") ? scratch.resolve(word).toString() : word;
    }

    /** {@code ...} on a line of its own is any number of lines, elsewhere any text of its line. */
    private static Pattern pattern(String output) {
        StringBuilder pattern = new StringBuilder();
        for (String line : output.stripTrailing().split("\n", -1)) {
            if (line.strip().equals("...")) {
                pattern.append("(?:[^\n]*(?:\n|$))*");
                continue;
            }
            for (String part : line.split("(?<=\\.\\.\\.)|(?=\\.\\.\\.)", -1)) {
                pattern.append(part.equals("...") ? "[^\n]*" : Pattern.quote(part));
            }
            pattern.append("(?:\n|$)");
        }
        return Pattern.compile(pattern.toString());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_leadToFilesThatExist(Path document) {
        String text = CODE.matcher(ProblemCopy.read(document)).replaceAll("");
        Matcher links = LINK.matcher(text.replaceAll("\\[`", "["));
        while (links.find()) {
            String link = links.group(1).replaceFirst("#.*", "");
            if (link.isEmpty() || link.matches("[a-z]+:.*")) {
                continue;
            }
            Path target = document.resolveSibling(URLDecoder.decode(link, StandardCharsets.UTF_8));
            assertThat(target).as("link in %s", Run.HOME.relativize(document)).exists();
        }
    }

    @Test
    void anythingElse_isNotWhatTheDocumentSays() {
        assertThat("a\nc\n").doesNotMatch(pattern("a\nb\n"));
        assertThat("a\nx\ny\nb").matches(pattern("a\n...\nb\n"));
        assertThat("took 12 ms").matches(pattern("took ... ms\n"));
    }
}
