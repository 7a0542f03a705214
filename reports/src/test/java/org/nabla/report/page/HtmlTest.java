package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.report.document.NastyTexts;
import org.w3c.dom.Element;

class HtmlTest {

    static List<String> nasty() {
        return NastyTexts.EACH;
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void text_isReadAndNotObeyed(String text) {
        String page = new Html()
                .open("body")
                .open("p", "title", text)
                .text(text)
                .close()
                .close()
                .toString();

        Markup markup = Markup.of(page);
        assertThat(markup.elements("*")).extracting(Element::getTagName).containsExactly("body", "p");
        assertThat(markup.text().strip()).isEqualTo(shown(text).strip());
        assertThat(markup.elements("p").get(0).getAttribute("title"))
                .isEqualTo(shown(text).replaceAll("[\n\t]", " ")); // as XML has it in attributes
    }

    private static String shown(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029&&[^\n\t]]", "\uFFFD");
    }

    @Test
    void control_isShown() {
        assertThat(new Html().text("a\u0000b\u202Ec\u001b[1m").toString()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD[1m");
    }

    @Test
    void prose_hasNamesAsCode() {
        assertThat(new Html().prose("`a1` is not `<b>`").toString())
                .isEqualTo("<bdi><code>a1</code> is not <code>&lt;b&gt;</code></bdi>");
    }

    @Test
    void prose_keepsBacktick_withoutOther() {
        assertThat(new Html().prose("a ` b").toString()).isEqualTo("<bdi>a ` b</bdi>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://x",
                "//x",
                "/etc/passwd",
                "#a\"b",
                "data:x",
                "a b",
                "a//b",
                "..\\x"
            })
    void link_isRefused_whenItLeadsAway(String address) {
        assertThatThrownBy(() -> new Html().open("a", "href", address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void address_isOneFile_whateverItsName() {
        assertThat(Html.address("html", "a b/../<ü>:.html")).isEqualTo("html/a%20b%2F..%2F%3C%C3%BC%3E%3A.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "on", "x y", "a=\"b"})
    void attribute_isRefused(String name) {
        assertThatThrownBy(() -> new Html().open("p", name, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void open_element_isFound() {
        assertThatThrownBy(() -> new Html().open("p").toString()).hasMessage("`p` is not closed");
    }

    @Test
    void script_isRefused_whenItCouldEnd() {
        assertThatThrownBy(() -> new Html().code("script", "if (1 < 2) {}"))
                .hasMessage("`script` must do without `<` and `&`");
    }
}
