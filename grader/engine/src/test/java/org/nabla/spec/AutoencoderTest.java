package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.spec.numpy.NumpyFile;

/** The training that document 001 shows, 100 epochs of 800 steps, against the same training in NumPy. */
class AutoencoderTest {

    /** Made by {@code problems/autoencoder/make.py --trajectory}. */
    private static final Map<String, Matrix> NUMPY =
            NumpyFile.read(Path.of("src/test/resources/org/nabla/spec/autoencoder-trajectory.npz"));

    private static final double ROUNDING = 1e-9;

    private final Problem problem =
            ProblemReader.read(Path.of(System.getProperty("nabla.home")).resolve("problems/autoencoder"));

    @Test
    void everyEpoch_isThatOfNumpy() {
        Training.Outcome outcome = train();

        outcome.losses().forEach((name, history) -> assertClose(name, history));
        outcome.parameters().forEach((name, value) -> assertClose(name, value));
        assertThat(outcome.losses().size() + outcome.parameters().size()).isEqualTo(NUMPY.size());
    }

    /** The ranges of the last two questions have to let pass what the documents' own runs ended with. */
    @Test
    void rangesOfTheLastErrors_holdThoseOfTheDocuments() {
        assertThat(range("last_train")).satisfies(range -> {
            assertThat(0.010873232615716955).isBetween(range.from(), range.to());
            assertThat(0.0105).isBetween(range.from(), range.to());
        });
        assertThat(range("last_test")).satisfies(range -> {
            assertThat(0.013320378386287095).isBetween(range.from(), range.to());
            assertThat(0.0129).isBetween(range.from(), range.to());
        });
    }

    private Criterion.Within range(String question) {
        return (Criterion.Within)
                problem.question(question).orElseThrow().marking().criterion();
    }

    private Training.Outcome train() {
        Instance published = problem.published();
        return new Training(
                        problem.model().graph(published.sizes()),
                        problem.model().loss(),
                        problem.model().update(),
                        published.training().orElseThrow())
                .run(published.leaves());
    }

    private static void assertClose(String name, Matrix actual) {
        Matrix expected = NUMPY.getOrDefault(name, Matrix.column());

        assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertThat(actual.at(i, j))
                        .as("%s, row %d, column %d", name, i, j)
                        .isCloseTo(expected.at(i, j), within(ROUNDING * Math.abs(expected.at(i, j))));
            }
        }
    }
}
