package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, memoryMegabytes",
        "1, 0, 1, 1, 1, threads",
        "1, 1, 0, 1, 1, cpuSeconds",
        "1, 1, 1, 0, 1, scratchMegabytes",
        "1, 1, 1, 1, 0, openFiles"
    })
    void namesTheLimit_whenItIsNotPositive(int memory, int threads, int cpu, int scratch, int files, String named) {
        assertThatThrownBy(() -> new ChildLimits(memory, threads, cpu, scratch, files))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`%s` must be more than 0, but is 0", named);
    }

    @Test
    void changesOneLimit_whenAskedTo() {
        ChildLimits limits = new ChildLimits(1, 2, 3, 4, 5);

        assertThat(limits.withMemoryMegabytes(9)).isEqualTo(new ChildLimits(9, 2, 3, 4, 5));
        assertThat(limits.withCpuSeconds(9)).isEqualTo(new ChildLimits(1, 2, 9, 4, 5));
    }
}
