package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.SubmissionReport;
import org.nabla.spec.Release;

class ShownTextTest {

    static List<String> hostile() {
        return Hostile.EACH;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void line_holdsNothingThatTerminalsObey(String text) {
        assertThat(ShownText.line(text).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(character -> Character.getType(character) == Character.FORMAT);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void encodable_survivesUtf8(String text) {
        String encodable = ShownText.encodable(text);

        assertThat(new String(encodable.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(encodable)
                .doesNotContain("\u0000");
    }

    @Test
    void line_keepsLettersOfEveryScript() {
        assertThat(ShownText.line("größer 3×1 数 😀")).isEqualTo("größer 3×1 数 😀");
    }

    @Test
    void bounded_saysHowMuchIsMissing() {
        assertThat(ShownText.bounded("abcdef", 6)).isEqualTo("abcdef");
        assertThat(ShownText.bounded("abcdef", 4)).isEqualTo("abcd… (2 more characters)");
        assertThat(ShownText.bounded("abc😀", 4)).isEqualTo("abc… (2 more characters)");
    }

    @Test
    void terminal_obeysNothing_whenEverythingIsHostile() {
        SubmissionReport report = Scenario.all().get(8).report();

        for (boolean colour : List.of(true, false)) {
            String text =
                    new TerminalWriter(new Style(colour, false), Disclosure.student(Release.NOTHING)).text(report);

            assertThat(text.replaceAll("\u001b\\[[0-9]+m", "")).doesNotContain("\u001b", "\u202E", "\u0007", "\r");
        }
    }
}
