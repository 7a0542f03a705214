package org.nabla.spec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.spec.source.Scalar.Kind;

class SourceReaderTest {

    /** YAML 1.2's core rules, where YAML 1.1 and other readers differ from them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no | STRING",
                "yes | STRING",
                "on | STRING",
                "y | STRING",
                "true | BOOLEAN",
                "False | BOOLEAN",
                "TRUE | BOOLEAN",
                "tRue | STRING",
                "null | NULL",
                "~ | NULL",
                "nUll | STRING",
                "1_000 | STRING",
                "1:30 | STRING",
                "2026-11-22 | STRING",
                "1abc | STRING",
                "nan | STRING",
                "NaN | STRING",
                ".Nanx | STRING",
                "1e | STRING",
                "--1 | STRING",
                "0b1 | STRING",
                "'''12''' | STRING",
                "\"12\" | STRING",
                "3 * relu(s1) | STRING",
                "W1.T @ x + b1 | STRING",
                "a % b | STRING",
                "grad(W1)[0, 1] | STRING",
                "<< | STRING",
            })
    void scalar_hasKind(String written, Kind kind) {
        Scalar scalar = (Scalar) valueOf("a: " + written);

        assertThat(scalar.kind()).isEqualTo(kind);
        assertThat(scalar.text()).isEqualTo(written.replaceAll("^['\"]|['\"]$", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "0, INTEGER, 0",
        "010, INTEGER, 10",
        "+12, INTEGER, 12",
        "-12, INTEGER, -12",
        "0o17, INTEGER, 15",
        "0x1F, INTEGER, 31",
        "0.23691422, REAL, 0.23691422",
        "0.50, REAL, 0.5",
        "1e-6, REAL, 1e-6",
        "1E+3, REAL, 1000",
        ".5, REAL, 0.5",
        "5., REAL, 5",
        "-.5e1, REAL, -5",
        "6.590823679375906, REAL, 6.590823679375906",
        ".nan, REAL, NaN",
        ".NaN, REAL, NaN",
        ".inf, REAL, Infinity",
        "+.inf, REAL, Infinity",
        "-.INF, REAL, -Infinity",
        "1e999, REAL, Infinity",
    })
    void number_keepsItsDigitsAndHasAValue(String written, Kind kind, double value) {
        Scalar scalar = (Scalar) valueOf("a: " + written);

        assertThat(scalar.kind()).isEqualTo(kind);
        assertThat(scalar.text()).isEqualTo(written);
        assertThat(scalar.number()).isEqualTo(Double.valueOf(value)); // NaN equals itself here
    }

    @Test
    void number_isRefused_whenScalarIsText() {
        Scalar scalar = (Scalar) valueOf("a: '12'");

        assertThatThrownBy(scalar::number)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("`12` is text, not a number");
    }

    @Test
    void emptyValue_isNull() {
        assertThat(valueOf("a:")).isEqualTo(new Scalar("", Kind.NULL, at(1, 3)));
    }

    @Test
    void positions_areWhereValuesAndKeysStart() {
        Mapping root = mapping("# comment\nformat: 1\n\nlayers:\n  - [4, .nan]\n  - units: 3\n");

        Mapping.Entry layers = root.entries().get(1);
        Sequence list = (Sequence) layers.value();
        Sequence first = (Sequence) list.items().get(0);
        Mapping second = (Mapping) list.items().get(1);

        assertThat(root.position()).isEqualTo(at(2, 1));
        assertThat(root.get("format")).contains(new Scalar("1", Kind.INTEGER, at(2, 9)));
        assertThat(layers.keyPosition()).isEqualTo(at(4, 1));
        assertThat(list.position()).isEqualTo(at(5, 3));
        assertThat(first.position()).isEqualTo(at(5, 5));
        assertThat(first.items().get(1)).isEqualTo(new Scalar(".nan", Kind.REAL, at(5, 9)));
        assertThat(second.entries().get(0).keyPosition()).isEqualTo(at(6, 5));
    }

    @Test
    void position_countsACharacterOutsideTheBasicPlaneOnce() {
        assertThat(valueOf("😀: 1").position()).isEqualTo(at(1, 4));
        assertThat(((Mapping) new SourceReader().read("a.json", "{\"😀\": 1}"))
                        .entries()
                        .get(0)
                        .value()
                        .position())
                .isEqualTo(new Position("a.json", 1, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r"})
    void lines_endInAnyWay(String text) {
        assertThat(mapping(text).get("b")).map(Source::position).contains(at(2, 4));
    }

    @Test
    void byteOrderMark_isSkipped() {
        assertThat(valueOf("\uFEFFa: 1").position()).isEqualTo(at(1, 4));
        assertThat(new SourceReader().read("a.json", "\uFEFF[1]").position()).isEqualTo(new Position("a.json", 1, 1));
    }

    @Test
    void textOverLines_isItsValueFromWhereItStarts() {
        assertThat(valueOf("a: one\n  two\n\n  three\n"))
                .isEqualTo(new Scalar("one two\nthree", Kind.STRING, at(1, 4)));
        assertThat(valueOf("a: >\n  one\n  two\n")).isEqualTo(new Scalar("one two\n", Kind.STRING, at(1, 4)));
        assertThat(valueOf("a: |\n  one\n  two\n")).isEqualTo(new Scalar("one\ntwo\n", Kind.STRING, at(1, 4)));
        assertThat(valueOf("a: \"one\\n\n  two\"\n")).isEqualTo(new Scalar("one\n two", Kind.STRING, at(1, 4)));
    }

    @Test
    void alias_isTheValueItNames_whereThatWasWritten() {
        Mapping root = mapping("a: &x [1, 2]\nb: *x\n");

        assertThat(root.get("b")).isEqualTo(root.get("a"));
    }

    @Test
    void laterAnchor_replacesAnEarlierOneOfItsName() {
        Mapping root = mapping("a: &x 1\nb: &x 2\nc: *x\n");

        assertThat(root.get("c")).isEqualTo(root.get("b"));
    }

    @Test
    void get_findsNothing_whenThereIsNoSuchKey() {
        assertThat(mapping("a: 1").get("b")).isEqualTo(Optional.empty());
    }

    @Test
    void yamlAndJson_meanTheSame() {
        String json = "{\"a\": [1, -2.50, 1e-6, true, false, null, \"no\", \"\\u00e9\\n\"], \"<<\": {}}";

        Source read = new SourceReader().read("problem", json);

        assertThat(new SourceReader().read("problem.JSON", json).toString().replace("problem.JSON", "problem"))
                .isEqualTo(read.toString());
    }

    @ParameterizedTest
    @CsvSource({"7, INTEGER", "-0.50, REAL", "1E+2, REAL", "true, BOOLEAN", "null, NULL", "\"7\", STRING"})
    void jsonScalar_hasKindAndText(String written, Kind kind) {
        assertThat(new SourceReader().read("a.json", written))
                .isEqualTo(new Scalar(written.replace("\"", ""), kind, new Position("a.json", 1, 1)));
    }

    private static Source valueOf(String text) {
        return mapping(text).entries().get(0).value();
    }

    private static Mapping mapping(String text) {
        return (Mapping) new SourceReader().read("problem.yaml", text);
    }

    private static Position at(int line, int column) {
        return new Position("problem.yaml", line, column);
    }
}
