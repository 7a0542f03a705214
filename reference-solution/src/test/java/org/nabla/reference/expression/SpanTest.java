package org.nabla.reference.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({"-1, 2", "3, 2"})
    void namesBothEnds_whenItRunsBackward(int start, int end) {
        assertThatThrownBy(() -> new Span(start, end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a span runs forward from 0, but is %d to %d", start, end);
    }

    @Test
    void to_coversBothAndWhatIsBetween() {
        assertThat(new Span(2, 4).to(new Span(7, 9))).isEqualTo(new Span(2, 9));
    }
}
