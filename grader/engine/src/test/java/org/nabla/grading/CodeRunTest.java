package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.message.Message;
import org.nabla.spec.ProblemReader;

class CodeRunTest {

    @TempDir
    private Path folder;

    /** A clock on which a minute goes by whenever somebody looks at it. */
    private static final class Minutes extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofMinutes(1));
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** One call may take 10 s here, so all together 200 s: after the fourth minute nothing more is called. */
    @Test
    void nothingMoreIsCalled_whenAllCallsTogetherTookTooLong() throws IOException {
        FakeStudent student = new FakeStudent();
        AnswerKey key = key();

        List<Map<String, Outcome>> outcomes = new CodeRun(key, student, new Minutes()).outcomes();

        assertThat(student.calls()).isEqualTo(4);
        assertThat(outcomes.get(0).values()).allMatch(outcome -> outcome instanceof Outcome.Values);
        Outcome.Failed failed =
                (Outcome.Failed) Objects.requireNonNull(outcomes.get(1).get("loss"));
        assertThat(failed.verdict()).isInstanceOf(Verdict.TimedOut.class);
        assertThat(failed.verdict().message().map(Message::render))
                .hasValue("""
                        error[NB402]: `loss` was not called: the calls before it took longer than 200 s in all
                          --> function `loss`, instance `%s`
                           = help: look for what takes long in every function
                           = more: nabla explain NB402
                        """.formatted(key.instances().get(1).instance().id()));
    }

    private AnswerKey key() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(CodeRunTest.class.getResourceAsStream("two-relu-layers.yaml"))) {
            Path file = folder.resolve("problem.yaml");
            Files.write(file, stream.readAllBytes());
            Files.writeString(file, "variants: { count: 2 }\n", StandardOpenOption.APPEND);
            return AnswerKey.of(ProblemReader.read(file), 17);
        }
    }
}
