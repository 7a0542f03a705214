package org.nabla.spec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.spec.SpecException;

/** Each folder under {@code mistakes} has a file with one mistake, and the message it gets, word for word. */
class SourceMistakesTest {

    static List<Path> everyMistake() throws IOException, URISyntaxException {
        Path folder = Path.of(SourceMistakesTest.class.getResource("mistakes").toURI());
        try (Stream<Path> mistakes = Files.list(folder)) {
            return mistakes.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("everyMistake")
    void mistake_getsItsMessage(Path folder) throws IOException {
        Path yaml = folder.resolve("problem.yaml");
        Path file = Files.exists(yaml) ? yaml : folder.resolve("problem.json");

        SpecException thrown = catchThrowableOfType(SpecException.class, () -> new SourceReader().read(file));

        assertThat(thrown).isNotNull();
        assertThat(thrown).hasMessage(Files.readString(folder.resolve("message.txt")));
    }
}
