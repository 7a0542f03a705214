package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

class LabelsTest {

    private static final String PROBLEM = """
            format: 1
            id: labels
            network:
              inputs: 2
              layers: [{ units: 3, activation: softmax }]
              loss: cross-entropy
              labels: from-1
            parameters: { W1: [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], b1: [1, 2, 3] }
            data: { x: [[1, 2], [3, 4]], y: [3, 1] }
            questions: [{ id: Q1, asks: loss }]
            variants: { layers: [3, 4], samples: 40, count: 2 }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from-0 | [3, 1]   | `y` must hold class numbers from 0 to 2, but has 3 for sample 1",
                "from-1 | [1, 0]   | `y` must hold class numbers from 1 to 3, but has 0 for sample 2",
                "from-1 | [1, 4]   | `y` must hold class numbers from 1 to 3, but has 4 for sample 2",
                "from-1 | [1, 2.5] | `y` must hold class numbers from 1 to 3, but has 2.5 for sample 2",
            })
    void namesTheClassesAndTheSample_whenALabelIsOutside(String labels, String values, String message) {
        assertThatThrownBy(() -> read(PROBLEM.replace("from-1", labels).replace("[3, 1]", values)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("problem.yaml:9:");
    }

    @Test
    void functionsGetTheNumbersOfTheFile() throws IOException {
        Problem problem = read(PROBLEM);

        assertThat(problem.published().leaves()).containsEntry("y", Matrix.of(new double[][] {{3, 1}}));
        assertThat(problem.tasks().get(0).given()).extracting(Task.Item::name).containsExactly("y_hat", "y");
    }

    @Test
    void variants_haveEveryClassAndNoOther() throws IOException {
        for (Instance variant : Instances.of(read(PROBLEM), 1986)) {
            Matrix labels = variant.leaves().getOrDefault("y", Matrix.column());
            Set<Double> classes = new LinkedHashSet<>();
            for (double label : labels.toArray()) {
                classes.add(label);
            }

            if (!variant.isPublished()) {
                assertThat(labels.shape()).isEqualTo(new Shape(1, 40));
                assertThat(classes).containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0);
            }
        }
    }

    @Test
    void samplesAreRows_whenTheProblemSaysSo() throws IOException {
        Problem problem = read(PROBLEM.replace("id: labels", "id: labels\norientation: rows")
                .replace("W1: [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]", "W1: [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]"));

        assertThat(problem.published().leaves()).containsEntry("y", Matrix.column(3, 1));
    }

    @Test
    void namesTheLoss_whenItTakesNoClasses() {
        assertThatThrownBy(() -> read(PROBLEM.replace("loss: cross-entropy", "loss: squared-error")))
                .hasMessageContaining("`network.labels` needs `loss: cross-entropy`, where a target names a class");
    }

    @Test
    void refusesAnotherDraw_forLabels() {
        assertThatThrownBy(() -> read(PROBLEM.replace("samples: 40,", "samples: 40, draw: { y: unit },")))
                .hasMessageContaining("`variants.draw` names `y`, whose class numbers are drawn as such");
    }

    private Problem read(String text) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
    }
}
