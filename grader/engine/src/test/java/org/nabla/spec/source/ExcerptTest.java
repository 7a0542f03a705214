package org.nabla.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @Test
    void caret_standsUnderThePlace() {
        assertThat(Excerpt.of("a\nlayers: [4\nb", at(2, 9))).isEqualTo("2 | layers: [4\n  |         ^");
    }

    @Test
    void caret_standsAfterTheLine_whenThePlaceIsBehindIt() {
        assertThat(Excerpt.of("abc", at(1, 9))).isEqualTo("1 | abc\n  |    ^");
        assertThat(Excerpt.of("abc", at(7, 3))).isEqualTo("7 |\n  | ^");
    }

    @Test
    void longLine_isCutOnBothSidesOfThePlace() {
        assertThat(Excerpt.of("x".repeat(200), at(1, 101)))
                .isEqualTo("1 | …%s…\n  | %s^".formatted("x".repeat(80), " ".repeat(51)));
    }

    @Test
    void terminalCodes_areNotShown() {
        assertThat(Excerpt.of("a\u001B[31m\tb\u202Ec", at(1, 7))).isEqualTo("1 | a\uFFFD[31m b\uFFFDc\n  |       ^");
    }

    @Test
    void word_isShortenedAndHarmless() {
        assertThat(Excerpt.word("a\u001Bb")).isEqualTo("`a\uFFFDb`");
        assertThat(Excerpt.word("x".repeat(61))).isEqualTo("`%s…`".formatted("x".repeat(60)));
    }

    @ParameterizedTest
    @CsvSource({"64, `@`", "0, U+0000", "128512, `😀`"})
    void character_isShownOrNumbered(int character, String shown) {
        assertThat(Excerpt.character(character)).isEqualTo(shown);
    }

    private static Position at(int line, int column) {
        return new Position("a.yaml", line, column);
    }
}
