package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.AnswerKey;
import org.nabla.reference.Matrix;
import org.nabla.spec.numpy.NumpyFile;

/** A problem file for each thing a course may teach, solved as for grading, against the same in NumPy. */
class SmallProblemsTest {

    private static final Path FOLDER = Path.of("src/test/resources/org/nabla/spec/small");

    /** Both compute in doubles, a few dozen operations in a row. */
    private static final double ROUNDING = 1e-12;

    static List<String> everyProblem() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("everyProblem")
    void everyAnswer_isThatOfNumpy(String id) {
        Map<String, Matrix> numpy = NumpyFile.read(FOLDER.resolve(id + ".npz"));
        Problem problem = ProblemReader.read(FOLDER.resolve(id + ".yaml"));
        AnswerKey key = AnswerKey.of(problem, 0, List.of(problem.published()));

        assertThat(problem.questions()).extracting(Question::id).containsExactlyInAnyOrderElementsOf(numpy.keySet());
        for (Question question : problem.questions()) {
            Matrix actual = key.instances().get(0).answer(question).value();
            assertClose(question.id(), numpy.getOrDefault(question.id(), Matrix.column()), actual);
        }
    }

    private static void assertClose(String name, Matrix expected, Matrix actual) {
        assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertThat(actual.at(i, j))
                        .as("%s, row %d, column %d", name, i, j)
                        .isCloseTo(expected.at(i, j), within(ROUNDING * (1 + Math.abs(expected.at(i, j)))));
            }
        }
    }
}
