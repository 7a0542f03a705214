package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No code asks which mistake it is: entries of the catalogue are added without changing any. */
class MistakesAreDataTest {

    private static final Path ROOT = Path.of(System.getProperty("nabla.home"));

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    @Test
    void noLiteralInTheCode_isTheIdOfAMistake() throws IOException {
        Set<String> ids = ids();
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            literals(Files.readString(file)).filter(ids::contains).forEach(id -> found.add(id + " in " + file));
        }

        assertThat(ids).hasSizeGreaterThan(100);
        assertThat(found).isEmpty();
    }

    @Test
    void rule_canFail() throws IOException {
        assertThat(literals("boolean kind = id.equals(\"bias-omitted-forward\"); // as \"it\" is"))
                .filteredOn(ids()::contains)
                .containsExactly("bias-omitted-forward");
    }

    private static Stream<String> literals(String code) {
        return LITERAL.matcher(code).results().map((MatchResult literal) -> literal.group(1));
    }

    private static Set<String> ids() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("problems/misconceptions.yaml"))) {
            return lines.filter(line -> line.startsWith("- id: "))
                    .map(line -> line.substring("- id: ".length()).strip())
                    .collect(Collectors.toSet());
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("reference-solution", "grader", "reports")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                        .forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(300);
        return sources;
    }
}
