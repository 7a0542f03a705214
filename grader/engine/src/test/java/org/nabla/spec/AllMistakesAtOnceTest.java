package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllMistakesAtOnceTest {

    @TempDir
    private Path folder;

    /** What is wrong in a question is told although the network cannot be read. */
    @Test
    void questionsAreRead_whenTheNetworkIsWrong() throws IOException {
        Path file =
                Files.writeString(folder.resolve("problem.yaml"), """
                format: 1
                id: one-layer
                network: { inputs: 2, layers: [{ units: 1, activation: sigmod }], loss: half-squared-error }
                parameters: { W1: [[0.1, 0.2]], b1: 1 }
                data: { x: [1, 2], y: 3 }
                share: some
                questions:
                  - { id: Q1, asks: sum(z1, points: one }
                  - { id: Q2, asks: sum(z1), points: one }
                  - { id: Q2, asks: loss }
                """.replace("sum(z1, points", "'sum(z1', points"));

        SpecException thrown = catchThrowableOfType(SpecException.class, () -> ProblemReader.read(file));

        assertThat(thrown.messages())
                .extracting(message -> message.code().id() + " " + message.location())
                .containsExactlyInAnyOrder(
                        "NB105 problem.yaml:3:56",
                        "NB105 problem.yaml:6:8",
                        "NB104 problem.yaml:8:39",
                        "NB106 problem.yaml:8:21",
                        "NB104 problem.yaml:9:38",
                        "NB110 problem.yaml:10:11");
    }
}
