package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRuleTest {

    @ParameterizedTest
    @CsvSource({"y_hat, y_hat", "yHat, y_hat", "Y_HAT, y_hat", "gradW1, grad_W1", "A1, A1", "a1, a1"})
    void finds_theExactNameOrTheOnlySimilarOne(String written, String found) {
        assertThat(NameRule.find(written, List.of("y_hat", "grad_W1", "A1", "a1")))
                .contains(found);
    }

    @Test
    void findsNothing_whenTwoNamesAreSimilar() {
        assertThat(NameRule.find("a_1", List.of("A1", "a1"))).isEmpty();
    }

    @Test
    void findsNothing_whenNoNameIsSimilar() {
        assertThat(NameRule.find("h1", List.of("A1", "a1"))).isEmpty();
    }
}
