package org.nabla.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nabla.diagnosis.Catalogue;
import org.nabla.diagnosis.Mistake;

/**
 * What {@code nabla explain} prints about known mistakes, as pages to read: {@code -Dgolden.rewrite=true} writes them again.
 */
class MistakePagesTest {

    private static final Path HOME = Path.of("../..");
    private static final Path FOLDER = HOME.resolve("grader/docs/mistakes");

    private static final String HEAD = """
            # Known mistakes

            A page for each mistake of the [catalogue](../../../problems/misconceptions.yaml): where to look, what is believed, what
            is true instead and why, and an example with numbers. `nabla explain ID` prints the same. The
            [messages](../messages/README.md) are the other half of what reports send their readers to.
            How often a mistake is called by its name: [confusion](../confusion.md).

            `./mvnw -B -pl grader/engine -am test -Dtest=MistakePagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.rewrite=true`
            writes them again.
            """;

    private static final Path FILE = HOME.resolve("problems/misconceptions.yaml");
    private static final List<Mistake> CATALOGUE = Catalogue.read(FILE);
    private static final Pattern ACTS_ON = Pattern.compile("(?ms)^- id: (\\S+)$.*?^  acts-on: (\\S+)$");

    /** The kind of quantity that comes out wrong first, by mistake. */
    private static Map<String, String> kinds() throws IOException {
        return ACTS_ON.matcher(Files.readString(FILE))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, String> written = new TreeMap<>();
        ExplanationPages pages = new ExplanationPages(HOME);
        for (Mistake mistake : CATALOGUE) {
            written.put(mistake.id() + ".md", pages.about(mistake.id()).orElseThrow());
        }
        written.put("README.md", index());
        return written;
    }

    /** By what comes out wrong first, in the order of the catalogue. */
    private static String index() throws IOException {
        Map<String, String> kinds = kinds();
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        for (Mistake mistake : CATALOGUE) {
            sections.computeIfAbsent(
                            kinds.getOrDefault(mistake.id(), "?"),
                            kind -> new StringBuilder(
                                    "\n## Shows first in: %s\n\n| mistake | what is believed |\n| --- | --- |\n"
                                            .formatted(kind)))
                    .append("| [%s](%s.md) | %s |\n"
                            .formatted(
                                    mistake.id(),
                                    mistake.id(),
                                    mistake.words().belief().replace("|", "\\|")));
        }
        return HEAD + String.join("", sections.values());
    }

    @Test
    void pages_areWhatIsPrinted() throws IOException {
        Map<String, String> written = pages();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> page : written.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }

        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(found).containsExactlyEntriesOf(written);
    }
}
