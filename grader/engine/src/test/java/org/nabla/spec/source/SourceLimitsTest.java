package org.nabla.spec.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.spec.SpecException;

class SourceLimitsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json"})
    void reads_whenEveryLimitIsMetExactly(String name) {
        assertThat(new SourceReader().read(name, "[".repeat(32) + "]".repeat(32)))
                .isInstanceOf(Sequence.class);
        assertThat(new SourceReader().read(name, "[" + "1,".repeat(99_998) + "1]"))
                .isInstanceOf(Sequence.class);
        assertThat(new SourceReader().read(name, "1".repeat(1_000))).isInstanceOf(Scalar.class);
        assertThat(new SourceReader().read(name, "\"" + "é".repeat((1 << 19) - 1) + "\""))
                .isInstanceOf(Scalar.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 5_000, 500_000})
    void names_theBracketThatIsTooDeep(int depth) {
        rejects("a.yaml", "[".repeat(depth), """
            error[NB111]: lists and mappings are nested more than 32 deep
              --> a.yaml:1:33
               = note: 1 | %s
                         | %s^
               = more: nabla explain NB111
            """.formatted(
                        "[".repeat(Math.min(depth, 80)) + (depth > 80 ? "…" : ""), " ".repeat(32)));
    }

    @Test
    void names_theBraceThatIsTooDeep_inJson() {
        rejects("a.json", "{\"a\":\n".repeat(33), """
            error[NB111]: lists and mappings are nested more than 32 deep
              --> a.json:33:1
               = note: 33 | {"a":
                          | ^
               = more: nabla explain NB111
            """);
    }

    @Test
    void names_theAliasThatMakesItTooDeep() {
        rejects("a.yaml", "- &a %s%s\n- %s*a".formatted("[".repeat(31), "]".repeat(31), "["), """
            error[NB111]: lists and mappings are nested more than 32 deep
              --> a.yaml:2:4
               = note: 2 | - [*a
                         |    ^
               = more: nabla explain NB111
            """);
    }

    @Test
    void names_theAliasThatIsOneTooMany() {
        rejects("a.yaml", "- &a 1\n" + "- *a\n".repeat(51), """
            error[NB111]: the file has more than 50 aliases
              --> a.yaml:52:3
               = note: 52 | - *a
                          |   ^
               = more: nabla explain NB111
            """);
    }

    @Test
    void names_theAliasWithTooManyValues() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int level = 1; level < 8; level++) {
            bomb.append("a%d: &a%d [".formatted(level, level));
            bomb.append("*a%d, ".formatted(level - 1).repeat(6)).append("1]\n");
        }

        rejects("a.yaml", bomb.toString(), """
            error[NB111]: the file has more than 100,000 values
              --> a.yaml:6:35
               = note: 6 | a5: &a5 [*a4, *a4, *a4, *a4, *a4, *a4, 1]
                         |                                   ^
               = more: nabla explain NB111
            """);
    }

    @Test
    void names_theValueThatIsOneTooMany() {
        rejects("a.yaml", "-\n".repeat(100_000), """
            error[NB111]: the file has more than 100,000 values
              --> a.yaml:100000:2
               = note: 100000 | -
                              |  ^
               = more: nabla explain NB111
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json"})
    void names_theNumberWithTooManyDigits(String name) {
        rejects(name, "[1, %s]".formatted("1".repeat(1_001)), """
            error[NB111]: a number has more than 1,000 digits
              --> %s:1:5
               = note: 1 | [1, %s…
                         |     ^
               = more: nabla explain NB111
            """.formatted(name, "1".repeat(76)));
    }

    @Test
    void says_howMuchTextThereMayBe() throws IOException {
        String message = """
            error[NB111]: `a.yaml` has more than 1 MiB of text
              --> a.yaml
               = help: move large matrices into a data file, such as `parameters.npz`
               = more: nabla explain NB111
            """;
        String text = "é".repeat((1 << 19) + 1);

        rejects("a.yaml", text, message);
        rejects(Files.writeString(folder.resolve("a.yaml"), text), message);
    }

    @Test
    void says_whenThereIsNoFile() {
        rejects(folder.resolve("a.yaml"), """
            error[NB101]: there is no file `a.yaml`
              --> a.yaml
               = more: nabla explain NB101
            """);
    }

    @Test
    void says_whenTheFileIsAFolder() throws IOException {
        rejects(Files.createDirectory(folder.resolve("a.yaml")), """
            error[NB101]: `a.yaml` is a folder, not a file
              --> a.yaml
               = more: nabla explain NB101
            """);
    }

    @Test
    void points_atTheByteThatIsNotUtf8() throws IOException {
        byte[] bytes = {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xE9, 'x'};

        rejects(Files.write(folder.resolve("a.yaml"), bytes), """
            error[NB101]: `a.yaml` is not UTF-8: byte 0xE9 cannot stand here
              --> a.yaml:2:4
               = note: 2 | b: \uFFFD
                         |    ^
               = help: save the file as UTF-8
               = more: nabla explain NB101
            """);
    }

    @Test
    void points_atTheLastByte_whenACharacterIsCutOff() throws IOException {
        byte[] bytes = {'a', ':', ' ', (byte) 0xC3};

        rejects(Files.write(folder.resolve("a.yaml"), bytes), """
            error[NB101]: `a.yaml` is not UTF-8: byte 0xC3 cannot stand here
              --> a.yaml:1:4
               = note: 1 | a: \uFFFD
                         |    ^
               = help: save the file as UTF-8
               = more: nabla explain NB101
            """);
    }

    @Test
    void suspectsUtf16_whenItsMarkIsThere() throws IOException {
        rejects(Files.write(folder.resolve("a.yaml"), "\uFEFFa: 1".getBytes(UTF_16LE)), """
            error[NB101]: `a.yaml` is not UTF-8: byte 0xFF cannot stand here
              --> a.yaml:1:1
               = note: 1 | \uFFFD
                         | ^
               = help: save the file as UTF-8; it seems to be UTF-16
               = more: nabla explain NB101
            """);
    }

    private static void rejects(Path file, String message) {
        assertThatThrownBy(() -> new SourceReader().read(file))
                .isInstanceOf(SpecException.class)
                .hasMessage(message);
    }

    private static void rejects(String name, String text, String message) {
        assertThatThrownBy(() -> new SourceReader().read(name, text))
                .isInstanceOf(SpecException.class)
                .hasMessage(message);
    }
}
