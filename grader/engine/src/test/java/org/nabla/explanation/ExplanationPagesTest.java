package org.nabla.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.spec.SpecException;

class ExplanationPagesTest {

    private final ExplanationPages pages = new ExplanationPages(Path.of("../.."));

    @ParameterizedTest
    @ValueSource(strings = {"NB203", "nb203", " Nb203 "})
    void page_isFound_whateverTheCase(String topic) {
        assertThat(pages.about(topic).orElseThrow()).startsWith("# NB203: ");
    }

    @Test
    void misconception_isTold_hintFirst() {
        assertThat(pages.about("bias-omitted-forward")).hasValue("""
                        # bias-omitted-forward

                        ## Hint

                        Which of the parameters that you counted does your forward pass never read?

                        ## What is believed

                        a layer multiplies its input by the weights, and that is the pre-activation

                        ## What is true instead

                        each unit then adds its own bias

                        ## Why

                        The pre-activation is the weighted sum plus an offset that belongs to the unit. Without the offset a
                        zero input gives zero in every unit, whatever has been learned.

                        ## Example

                        2 inputs, 3 sigmoid units, 2 classes by softmax and cross-entropy, 2 samples:

                            W1 = [[0.5, -0.3],
                                  [0.8, 0.2],
                                  [-0.4, 0.6]]
                            x = [[1.5, -0.5],
                                 [0.4, 2]]

                        computed is W1 @ x in the place of a1

                            right: a1 = [[0.73, -0.75],
                                         [1.08, -0.2],
                                         [-0.06, 1.7]]
                            wrong: a1 = [[0.63, -0.85],
                                         [1.28, 0],
                                         [-0.36, 1.4]]

                        ## Where it shows

                        in a1 first, then in h1, a2, h2, a3, y_hat, loss and 20 more
                        """);
    }

    @Test
    void convention_isToldAsAnotherWay_notAsABelief() {
        assertThat(pages.about("convention-negated-deltas").orElseThrow())
                .containsSubsequence(
                        "## Hint",
                        "## What was done\n\nthe gradients are taken with the opposite sign",
                        "## What is asked for instead\n\nthis problem asks for",
                        "## Why")
                .doesNotContain("believed", "true instead");
    }

    @Test
    void everyTopic_hasSomethingToRead() {
        assertThat(pages.topics())
                .hasSizeGreaterThan(140)
                .allSatisfy(topic -> assertThat(pages.about(topic)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NB999", "", "../README", "bias"})
    void nothing_isFound_whenTheTopicIsUnknown(String topic) {
        assertThat(pages.about(topic)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NB2O3, NB203",
        "bias-ommited-forward, bias-omitted-forward",
        "softmax-global, softmax-global-sum",
        "transposed, weight-transposed-forward"
    })
    void nearest_isWhatWasProbablyMeant(String written, String meant) {
        assertThat(pages.nearest(written)).contains(meant);
    }

    @Test
    void nearest_isEmpty_whenNothingIsNear() {
        assertThat(pages.nearest("a question about something else")).isEmpty();
    }

    @Test
    void missingFile_isNamed_whenTheInstallationIsNotComplete(@TempDir Path empty) {
        assertThatThrownBy(() -> new ExplanationPages(empty).about("NB203"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("there is no file `NB203.md`");
    }

    @Test
    void escapes_goAway_outsideOfCode() {
        assertThat(Markdown.withoutEscapes("a \\* b \\_c\n```\n\\*\n```\n\\`"))
                .isEqualTo("a * b _c\n```\n\\*\n```\n`\n");
    }
}
