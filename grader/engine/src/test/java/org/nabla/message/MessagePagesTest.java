package org.nabla.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nabla.spec.Instances;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.SpecException;

class MessagePagesTest {

    private static final Path PAGES = Path.of("../docs/messages");

    @TempDir
    private Path folder;

    @Test
    void everyCode_hasAPage_andEveryPageACode() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<String> pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .toList();

            assertThat(pages)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageCode.values())
                            .map(code -> code.id() + ".md")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void page_hasAllItsParts(MessageCode code) throws IOException {
        String page = page(code);
        List<String> lines = page.lines().toList();

        assertThat(lines.get(0)).matches("# %s: [^.]+".formatted(code.id()));
        assertThat(lines.get(2)).as("what it means").isNotBlank();
        assertThat(page).containsSubsequence("\n## Wrong\n", "\nThe program says:\n", "\n## Why\n", "\n## Right\n");
        assertThat(blocks(page)).as("wrong, message, right").hasSize(3);
        assertThat(blocks(page).get(1)).containsAnyOf("[" + code.id() + "]: ", "nabla explain " + code.id());
        assertThat(page.substring(page.indexOf("## Why"), page.indexOf("## Right")))
                .as("the reason")
                .hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"FILE_TOO_LARGE", "VARIANTS_NOT_POSSIBLE"},
            mode = Mode.EXCLUDE)
    void message_isWhatThePageSays_whenAProblemFileIsWrong(MessageCode code) throws IOException {
        if (!code.id().startsWith("NB1")) {
            return;
        }
        List<String> blocks = blocks(page(code));
        Path wrong = problem(blocks.get(0));

        SpecException thrown = catchThrowableOfType(SpecException.class, () -> ProblemReader.read(wrong));

        assertThat(thrown.messages().get(0).render()).isEqualTo(blocks.get(1));
        assertThatCode(() -> ProblemReader.read(problem(blocks.get(2)))).doesNotThrowAnyException();
    }

    @Test
    void message_isWhatThePageSays_whenNoVariantIsPossible() throws IOException {
        List<String> blocks = blocks(page(MessageCode.VARIANTS_NOT_POSSIBLE));
        Path wrong = problem(blocks.get(0));

        SpecException thrown =
                catchThrowableOfType(SpecException.class, () -> Instances.of(ProblemReader.read(wrong), 1986));

        assertThat(thrown.messages().get(0).render()).isEqualTo(blocks.get(1));
        assertThatCode(() -> Instances.of(ProblemReader.read(problem(blocks.get(2))), 1986))
                .doesNotThrowAnyException();
    }

    private static String page(MessageCode code) throws IOException {
        return Files.readString(PAGES.resolve(code.id() + ".md"));
    }

    /** What stands between fences. */
    private static List<String> blocks(String page) {
        String[] parts = page.split("(?m)^```.*\n", -1);
        return Stream.iterate(1, i -> i < parts.length, i -> i + 2)
                .map(i -> parts[i])
                .toList();
    }

    /** The sections of the example before those of the problem that it does not have itself. */
    private Path problem(String example) throws IOException {
        String whole;
        try (InputStream stream = Objects.requireNonNull(getClass().getResourceAsStream("one-layer.yaml"))) {
            whole = new String(stream.readAllBytes(), UTF_8);
        }
        Map<String, String> own = sections(example);
        StringBuilder text = new StringBuilder(example);
        sections(whole).forEach((name, section) -> text.append(own.containsKey(name) ? "" : section));
        return Files.writeString(folder.resolve("problem.yaml"), text);
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : text.split("(?m)^(?=[a-z])", -1)) {
            sections.put(section.replaceAll("(?s):.*", ""), section);
        }
        return sections;
    }
}
