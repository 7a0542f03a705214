package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.message.MessageCode;

/** The command line itself: what every command has, and the commands that run nothing. */
class CommandLineTest {

    static Stream<String> everyCommand() {
        return Main.commandLine().getSubcommands().entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void help_saysTheExitCodes(String command) {
        Run run = Run.of(command, "--help");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: nabla " + command).contains("Exit codes:", "  0   ", "  3   ");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void needsChange_whenAnOptionIsUnknown(String command) {
        Run run = Run.of(command, "softmax-classifier", "x", "--no-such-option");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--no-such-option");
    }

    @Test
    void help_listsEveryCommand() {
        Run run = Run.of();

        assertThat(run.exit()).isZero();
        assertThat(everyCommand()).allSatisfy(command -> assertThat(run.out()).contains("  " + command));
    }

    @Test
    void needsChange_whenTheCommandIsMisspelt() {
        Run run = Run.of("chek", "softmax-classifier", ".");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).contains("chek").contains("check");
    }

    @Test
    void problems_listsWhatIsShipped() {
        Run run = Run.of("problems");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern(
                        "(?m)^softmax-classifier +Forward and backward through a 3-3-3-3 classifier \\(26 questions, 18 points\\)$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "solve"})
    void needsChange_whenThereIsNoSuchProblem(String command) {
        Run run = Run.of(command, "softmax-clasifier");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("""
                        error[NB601]: there is no problem `softmax-clasifier`
                           = expected: a shipped problem, a problem's folder, or a problem file
                           = help: did you mean `softmax-classifier`?
                           = help: `nabla problems` lists the shipped ones
                           = more: nabla explain NB601
                        """);
    }

    @ParameterizedTest
    @EnumSource(MessageCode.class)
    void explain_hasAPageForEveryCode(MessageCode code) {
        Run run = Run.of("explain", code.id());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("# " + code.id());
    }

    @Test
    void explain_hasEveryMisconceptionThatAKnownSubmissionMakes() throws IOException {
        try (Stream<Path> wrong = Files.list(Run.CLASSIFIER.resolve("submissions/wrong"))) {
            assertThat(wrong.map(folder -> folder.getFileName().toString())).allSatisfy(id -> {
                Run run = Run.of("explain", id);
                assertThat(run.exit()).as(run.err()).isZero();
                assertThat(run.out()).contains(id);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"NB999, NB9", "gradient-asent, gradient-ascent", "'', ''", "../../etc/passwd, ''"})
    void needsChange_whenThereIsNothingToExplain(String topic, String nearest) {
        Run run = Run.of("explain", topic);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[NB604]: there is no message or misconception `%s`\n".formatted(topic))
                .contains(nearest);
    }

    @Test
    void completion_isAScriptThatBashCanRead(@TempDir Path folder) throws IOException, InterruptedException {
        boolean bash = Files.isExecutable(Path.of("/bin/bash"));
        assumeTrue(bash || "true".equals(System.getenv("CI")), "there is no bash");
        Path script = folder.resolve("completion.sh");

        Run run = Run.of("generate-completion");

        assertThat(run.exit()).isZero();
        Files.writeString(script, run.out());
        Process check =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void new_refusesToOverwrite(@TempDir Path folder) {
        Run first = Run.of("new", "softmax-classifier", folder);
        String written = ProblemCopy.read(folder.resolve("SoftmaxClassifier.java"));
        ProblemCopy.write(folder.resolve("SoftmaxClassifier.java"), written + "// mine\n");
        Run second = Run.of("new", "softmax-classifier", folder);

        assertThat(first.exit()).isZero();
        assertThat(second.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(second.err())
                .contains("SoftmaxClassifier.java` is there already")
                .contains("nothing is overwritten");
        assertThat(folder.resolve("SoftmaxClassifier.java")).content().endsWith("// mine\n");
    }

    @Test
    void new_needsAFolderThatCanBeMade(@TempDir Path folder) {
        ProblemCopy.write(folder.resolve("file"), "");

        Run run = Run.of("new", "softmax-classifier", folder.resolve("file/inside"));

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB603]:");
    }

    @Test
    void new_needsALanguageThereIs(@TempDir Path folder) {
        Run run = Run.of("new", "softmax-classifier", folder, "--language", "answer");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[NB602]: there is no starter in `answer`\n")
                .contains("did you mean `answers`?");
    }
}
