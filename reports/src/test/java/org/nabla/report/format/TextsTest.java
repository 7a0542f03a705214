package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of strangers on their way into a file. */
class TextsTest {

    record Change(String from, String to) {}

    static List<Change> plain() {
        return List.of(
                new Change("\u001b[31mred\u001b[0m", "red"),
                new Change("\u009b1;31mred", "red"),
                new Change("\u001b]8;;http://x\u0007click\u001b]8;;\u001b\\", "click"),
                new Change("\u001b]0;a title that never ends", ""),
                new Change("\u001bMup", "up"),
                new Change("half\u001b", "half\uFFFD"),
                new Change("a\r\nb\rc\n", "a\nb\nc\n"),
                new Change("a\u0000\u0007b", "a\uFFFD\uFFFDb"),
                new Change("\u202Etxet", "\uFFFDtxet"),
                new Change("\uD800", "\uFFFD"),
                new Change("\uD83D\uDE00\tx", "\uD83D\uDE00\tx"));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void plainText_isNotObeyed(Change change) {
        assertThat(PlainText.of(change.from())).isEqualTo(change.to());
    }

    @Test
    void line_isOne() {
        assertThat(PlainText.line(" a\r\n\tb ")).isEqualTo("a  b");
    }

    @Test
    void xml_holdsEverything() {
        String text = "<a b=\"c\">]]>&amp;\n\t\u0001\uFFFF\uD83D\uDE00";

        String xml = "<r k=\"%s\">%s</r>".formatted(XmlText.attribute(text), XmlText.element(text));

        String read = text.replace('\u0001', '\uFFFD').replace('\uFFFF', '\uFFFD');
        assertThat(Xml.parsed(xml)).hasValueSatisfying(root -> {
            assertThat(root.getTextContent()).isEqualTo(read);
            assertThat(root.getAttribute("k")).isEqualTo(read);
        });
    }

    @Test
    void markdown_isNotRendered() {
        assertThat(Markdown.inline("[a](http://x) `b` | *c*\n<d> ![e] @f &amp;"))
                .isEqualTo("\\[a\\]\\(http\\:\\/\\/x\\) \\`b\\` \\| \\*c\\* &lt;d&gt; \\!\\[e\\] \\@f &amp;amp;");
    }

    @Test
    void fence_isLongerThanAnyInTheText() {
        assertThat(Markdown.block("a\n````\nb\n")).isEqualTo("`````text\na\n````\nb\n`````\n");
        assertThat(Markdown.block("a `b`")).isEqualTo("```text\na `b`\n```\n");
    }

    @Test
    void texts_areCut_untilTheFileIsSmallEnough() throws IOException {
        String text = new FileBudget(3_000).text((limits, file) -> file.write(limits.detail("x".repeat(5_000))));

        assertThat(text).isEqualTo("x".repeat(1_000) + "… (4000 more characters)");
    }

    @Test
    void file_isNotWritten_whenNobodyTakesIt() {
        FileBudget budget = new FileBudget(10);

        assertThatThrownBy(() -> budget.text((limits, file) -> file.write("x".repeat(900_001))))
                .hasMessage("a report must have at most 900000 bytes, but without its texts it has 900001");
    }
}
