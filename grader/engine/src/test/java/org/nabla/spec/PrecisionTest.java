package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Expected;
import org.nabla.reference.Matrix;
import org.nabla.spec.numpy.NumpyFile;

/** A problem for single precision, against answers that NumPy computed in it. */
class PrecisionTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/nabla/spec/small/single");
    private static final Map<String, Matrix> SINGLE = NumpyFile.read(FOLDER.resolve("float32.npz"));

    @TempDir
    private Path folder;

    private final Problem problem = ProblemReader.read(FOLDER.resolve("float32.yaml"));
    private final AnswerKey key = AnswerKey.of(problem, 0, List.of(problem.published()));

    @Test
    void answersInSinglePrecision_areRight_whereTheProblemSaysSo() {
        assertThat(problem.questions()).extracting(Question::id).containsExactlyInAnyOrderElementsOf(SINGLE.keySet());
        for (Question question : problem.questions()) {
            assertThat(accepts(question, question.marking().tolerance(), 1))
                    .as(question.id())
                    .isTrue();
        }
    }

    @Test
    void answersOffByAThousandth_areWrong() {
        for (Question question : problem.questions()) {
            assertThat(accepts(question, question.marking().tolerance(), 1.001))
                    .as(question.id())
                    .isFalse();
        }
    }

    /** With the noise of doubles and no other allowance, single precision is told from double. */
    @Test
    void answersInSinglePrecision_differFromDoubles() {
        for (Question question : problem.questions()) {
            assertThat(accepts(question, new Tolerance(0, 0), 1))
                    .as(question.id())
                    .isFalse();
        }
    }

    @Test
    void doubles_keepTheirTolerance() {
        assertThat(Precision.FLOAT64.usual()).isEqualTo(Tolerance.USUAL);
    }

    @Test
    void namesTheLeast_whenToleranceIsBelowWhatThePrecisionHolds() throws IOException {
        String text = Files.readString(FOLDER.resolve("float32.yaml")) + "tolerance: { relative: 1.0e-8 }\n";

        assertThatThrownBy(() -> ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("`tolerance.relative` must be a finite number of at least 2.0E-6, but is 1.0e-8");
    }

    private boolean accepts(Question question, Tolerance tolerance, double factor) {
        Expected expected = key.instances().get(0).answer(question);
        Matrix actual = SINGLE.getOrDefault(question.id(), Matrix.column());
        boolean accepted = true;
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                accepted &= tolerance.accepts(expected.value().at(i, j), factor * actual.at(i, j), expected.scale());
            }
        }
        return accepted;
    }
}
