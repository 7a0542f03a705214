package org.nabla.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    private static final List<String> KNOWN = List.of("y_hat", "grad_W1", "A1", "a1");

    @ParameterizedTest
    @CsvSource({"y_hat, y_hat", "yHat, y_hat", "gradW1, grad_W1", "A1, A1", "a1, a1"})
    void finds_theExactNameOrTheOnlySimilarOne(String written, String found) {
        assertThat(Names.find(written, KNOWN)).isEqualTo(found);
    }

    @Test
    void findsNothing_whenTwoNamesAreSimilarOrNone() {
        assertThat(Names.find("a_1", KNOWN)).isNull();
        assertThat(Names.find("h1", KNOWN)).isNull();
    }
}
