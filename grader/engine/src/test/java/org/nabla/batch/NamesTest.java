package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final List<String> NASTY = List.of(
            "summary",
            "Summary",
            "changes",
            "con",
            "COM1",
            ".hidden",
            "..",
            ".",
            "",
            " x",
            "x.",
            "a/b",
            "a\\b",
            "a:b",
            "a\nb",
            "a\u202Eb",
            "x".repeat(240),
            "é".repeat(120),
            "A1",
            "a1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"s001", "two words", "a,b", "doe-1.2", "anon_x7Ygf", "a'b"})
    void usualKey_isItsOwnName(String key) {
        assertThat(new Names(List.of(key)).of(key)).isEqualTo(key);
    }

    /** Every one can be written side by side, also where case does not count. */
    @Test
    void nastyKeys_haveNamesOfTheirOwn() throws IOException {
        Names names = new Names(NASTY);
        Set<String> seen = new HashSet<>();

        for (String key : NASTY) {
            String name = names.of(key);
            assertThat(name).as(key).matches("[A-Za-z0-9_]*-[0-9a-f]{12}");
            assertThat(seen.add(name.toLowerCase(Locale.ROOT))).as(key).isTrue();
            assertThat(Files.createFile(folder.resolve(name + ".curves.svg"))).exists();
        }
    }

    @Test
    void name_doesNotDependOnOrder() {
        assertThat(new Names(List.of("a", "B", "b")).of("b"))
                .isEqualTo(new Names(List.of("b", "a", "B")).of("b"))
                .isNotEqualTo("b");
    }
}
