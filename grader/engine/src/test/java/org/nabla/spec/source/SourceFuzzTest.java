package org.nabla.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.spec.SpecException;

/** Whatever a file says, what comes out is a tree or a message. */
class SourceFuzzTest {

    private static final int MUTANTS = 2_000;

    private static final String YAML = """
        format: 1
        id: softmax-classifier # a comment
        notation: { pre-activation: a, activation: h }
        network:
          inputs: 3
          layers:
            - &sigmoid { units: 3, activation: sigmoid }
            - *sigmoid
            - { units: 3, activation: "soft\\u006dax" }
        statement: >
          folded
          text
        data: { x: [[1], [.nan], [-1.5e-3]], y: ['it''s', ~, true] }
        😀: |-
          literal
        """;

    private static final String JSON = """
        { "format": 1, "id": "softmax", "layers": [4, 5.5e-1, [2, 3], true, null],
          "nodes": { "s1": "W1 @ x", "😀": "a\\n\\u0041" } }
        """;

    /** Pieces that mean something to one of the parsers. */
    private static final String[] PIECES = {
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!x ",
        "!!",
        "%",
        "%YAML 1.2\n",
        "%TAG ",
        "@",
        "`",
        "\"",
        "'",
        "\\",
        "\\u",
        "\\x",
        "|",
        ">",
        ">9",
        "#",
        "\n",
        "\r",
        "\t",
        "\n---\n",
        "\n...\n",
        "<<: ",
        "\u0000",
        "\uFEFF",
        "\u0085",
        "\u2028",
        "\uD800",
        "\uDC00",
        "😀",
        "0x",
        "1e9999",
        ".inf",
        "//",
        "NaN",
        "\u001B",
        "~"
    };

    @ParameterizedTest
    @CsvSource({"problem.yaml, 1986", "problem.yaml, 2026", "problem.json, 1986", "problem.json, 2026"})
    void mutant_isReadOrExplained(String name, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int explained = 0;
        for (int i = 0; i < MUTANTS; i++) {
            explained += isExplained(name, mutant(name.endsWith(".json") ? JSON : YAML, random)) ? 1 : 0;
        }

        assertThat(explained).as("mutants with a mistake").isBetween(MUTANTS / 4, MUTANTS - 1);
    }

    private static boolean isExplained(String name, String mutant) {
        try {
            new SourceReader().read(name, mutant);
            return false;
        } catch (SpecException e) {
            assertThat(e.messages()).hasSize(1);
            assertThat(e.getMessage()).startsWith("error[NB1");
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("the reader failed on\n" + mutant, e);
        }
    }

    private static String mutant(String valid, SplittableRandom random) {
        StringBuilder mutant = new StringBuilder(valid);
        for (int edits = random.nextInt(1, 5); edits > 0 && mutant.length() > 0; edits--) {
            int at = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), at + random.nextInt(1, 6));
            switch (random.nextInt(4)) {
                case 0 -> mutant.delete(at, to);
                case 1 -> mutant.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> mutant.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                default -> mutant.insert(at, mutant.substring(at, to));
            }
        }
        return mutant.toString();
    }
}
