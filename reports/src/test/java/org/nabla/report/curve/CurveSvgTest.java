package org.nabla.report.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.grading.Curve;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class CurveSvgTest {

    private static final double[] REFERENCE = {0, 4, 2};
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    static List<List<Curve>> hostile() {
        return SampleCurves.hostile();
    }

    private static String svg(Curve... curves) {
        return CurveSvg.of("A title", "picture", List.of(curves));
    }

    private static Document parsed(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(svg.substring(0, Math.min(2_000, svg.length())), e);
        }
    }

    private static List<Element> elements(String svg, String name, String className) {
        NodeList found = parsed(svg).getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (List.of(element.getAttribute("class").split(" ")).contains(className)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static List<String> paths(String svg, String className) {
        return elements(svg, "path", className).stream()
                .map(element -> element.getAttribute("d"))
                .toList();
    }

    private static List<String> texts(String svg) {
        NodeList found = parsed(svg).getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** Epochs 1 to 3 lie from 72 to 612 pixels, losses from 0 to 4 from 324 up to 64. */
    @Test
    void point_isAtItsPixel() {
        assertThat(paths(svg(SampleCurves.key("train_loss", 0, 4, 2)), "front"))
                .first()
                .isEqualTo("M72 324L342 64L612 194");
    }

    @Test
    void submission_isDrawnOverTheReference_withAGapForNaN() {
        String svg = svg(SampleCurves.compared("train_loss", new double[] {0, 4, 2, 2, 4}, 4, 3, Double.NaN, 1, 0));

        assertThat(paths(svg, "behind")).first().isEqualTo("M72 324L207 64L342 194L477 194L612 64");
        assertThat(paths(svg, "front")).startsWith("M72 64L207 129", "M477 259L612 324");
        assertThat(svg.indexOf("\"behind")).isLessThan(svg.indexOf("\"front"));
        assertThat(texts(svg))
                .contains("train_loss (submission)", "train_loss (reference)")
                .contains("train_loss is not finite in 1 of 5 epochs, the first is epoch 3");
    }

    @Test
    void ticks_areBesideTheirLines() {
        String svg = svg(SampleCurves.key("train_loss", 0, 4, 2));

        assertThat(paths(svg, "grid"))
                .containsExactly("M72 324H612", "M72 259H612", "M72 194H612", "M72 129H612", "M72 64H612");
        assertThat(texts(svg))
                .containsSubsequence("0", "1", "2", "3", "4", "1", "2", "3", "epoch")
                .doesNotContain("logarithmic scale");
    }

    @Test
    void firstDeviatingEpoch_isMarkedAndNamed() {
        String svg = svg(SampleCurves.compared("train_loss", REFERENCE, 1, 4, 2));

        assertThat(paths(svg, "deviation")).startsWith("M72 64V324");
        assertThat(texts(svg)).contains("first deviating epoch: 1 (train_loss)");
    }

    @Test
    void scale_isLogarithmic_whenTheRangeCallsForIt() {
        String svg = svg(SampleCurves.compared("train_loss", new double[] {1, 1, 1}, 1, 100, 10_000));

        assertThat(texts(svg)).contains("logarithmic scale", "1", "10", "100", "1000", "10000");
        assertThat(paths(svg, "front")).first().isEqualTo("M72 324L342 194L612 64");
    }

    /** Without colour, dashes and marks tell the lines apart, those behind, too. */
    @Test
    void lines_areToldApartWithoutColour() {
        String svg = svg(
                SampleCurves.compared("train_loss", REFERENCE, 1, 2, 3),
                SampleCurves.compared("test_loss", REFERENCE, 1, 2, 3));

        for (String line : List.of("front", "behind")) {
            assertThat(elements(svg, "path", line).stream()
                            .map(element -> element.getAttribute("stroke-dasharray"))
                            .distinct())
                    .as(line)
                    .hasSize(2);
        }
    }

    @Test
    void reader_isToldInWords() {
        String svg = svg(SampleCurves.compared("train_loss", REFERENCE, 1, Double.NaN));
        Element root = parsed(svg).getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("picture-title picture-desc");
        assertThat(svg)
                .contains("<title id=\"picture-title\">A title</title>")
                .contains(
                        "<desc id=\"picture-desc\">The loss by epoch. train_loss (submission): 1 after epoch 1, NaN after"
                                + " epoch 2. train_loss (reference): 0 after epoch 1, 2 after epoch 3. first deviating epoch: 1"
                                + " (train_loss). train_loss has 2 epochs; the problem has 3. train_loss is not finite in 1 of 2 epochs, the first is epoch 2.</desc>");
    }

    @Test
    void picture_standsOnItsOwn_onALightAndOnADarkPage() {
        String svg = svg(SampleCurves.key("train_loss", 0, 4, 2));

        assertThat(svg).contains("@media (prefers-color-scheme: dark)");
        assertThat(svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http", "href", "url(", "@import", "<script");
    }

    /** A rule of one picture must not reach anything else on a page that holds it. */
    @Test
    void style_staysInThePicture() {
        String style = elements(
                        svg(SampleCurves.key("train_loss", 0, 4, 2)).replace("<style>", "<style class=\"s\">"),
                        "style",
                        "s")
                .get(0)
                .getTextContent();

        assertThat(style.lines().map(String::strip).filter(line -> line.contains("{")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith(".nabla-curves") || line.startsWith("@media"));
    }

    @Test
    void title_isText() {
        String title = "</title><script>alert(1)</script> & \"quoted\" \u0000\u001b[31m\u202e\uD800\uFFFF "
                + "x".repeat(5_000);

        String svg = CurveSvg.of(title, "picture", List.of(SampleCurves.key("train_loss", 0, 4, 2)));

        assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(svg).get(0))
                .startsWith("</title><script>alert(1)</script> & \"quoted\" ")
                .hasSize(60);
        assertThat(svg).doesNotContain("\u0000", "\u001b", "\u202e", "\uFFFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a\"onload=x", "ä"})
    void id_isRefused_whenItCouldEndAnAttribute(String id) {
        assertThatThrownBy(() -> CurveSvg.of("", id, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever was handed in: XML, of bounded size, with all numbers finite and all points inside the plot. */
    @ParameterizedTest
    @MethodSource
    void hostile(List<Curve> curves) {
        String svg = svg(curves.toArray(Curve[]::new));

        assertThat(svg).hasSizeLessThan(200_000);
        for (String line : List.of("front", "behind")) {
            for (String path : paths(svg, line)) {
                assertThat(path).matches("M[0-9.]++ [0-9.]++(?:L[0-9.]++ [0-9.]++)*+(?:m-3 0)?(?:h[0-9]+)?");
                if (!path.contains("h")) {
                    assertInside(path);
                }
            }
        }
    }

    private static void assertInside(String path) {
        List<Double> numbers = NUMBER.matcher(path)
                .results()
                .map(MatchResult::group)
                .map(Double::parseDouble)
                .toList();
        for (int i = 0; i < numbers.size(); i += 2) {
            assertThat(numbers.get(i)).isBetween(72.0, 612.0);
            assertThat(numbers.get(i + 1)).isBetween(64.0, 324.0);
        }
    }
}
