package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.batch.Digest;
import org.nabla.export.Targets;

/** The command that writes packages: what it writes, what it says, and what it does not write over. */
class ExportIT {

    @TempDir
    private Path folder;

    static List<String> everyTarget() {
        return Targets.ids();
    }

    @ParameterizedTest
    @MethodSource("everyTarget")
    void writesTheSameBytes_whereverItIsAsked(String target) throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        TimeZone here = TimeZone.getDefault();

        assertThat(export(target, one).exit()).isZero();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(export(target, other).exit()).isZero();
        } finally {
            TimeZone.setDefault(here);
        }

        assertThat(contents(one)).isNotEmpty().isEqualTo(contents(other));
    }

    private static Run export(String target, Path out, Object... more) {
        return Run.of(Stream.concat(
                        Stream.of("export", "autoencoder", "--to", target, "--out", out, "--seed", 4711),
                        Stream.of(more))
                .toArray());
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Digest.of(file));
            }
        }
        return contents;
    }

    @Test
    void says_whatItWroteAndWhatComesNext() {
        Run run = export("gradescope", folder);

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("""
                wrote .*/autoencoder-gradescope\\.zip, \\d+\\.\\d MB
                In the assignment, open Configure Autograder and upload `autoencoder-gradescope\\.zip`\\.
                Any of Gradescope's Ubuntu images does; the JDK is installed when it is built\\.
                """);
    }

    @Test
    void warns_whenEverybodyKnowsTheSeed() {
        Run run = Run.of("export", "one-pass", "--to", "autolab", "--out", folder);

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "note: the variants are drawn from seed 1, which is easy to guess; --seed N takes another\n");
    }

    @Test
    void warns_whenStudentsPractiseWithTheSeed() {
        Run run =
                Run.of("export", "one-pass", "--to", "autolab", "--out", folder, "--seed", CheckCommand.PRACTICE_SEED);

        assertThat(run.err())
                .startsWith("note: the variants are drawn from seed 1986, which `nabla check` shows to every student;");
    }

    @Test
    void writesNothing_whenAFileIsThere() throws IOException {
        Files.writeString(folder.resolve("autograde.tar"), "somebody's");

        Run run = export("autolab", folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("""
                        error[NB603]: `%s/autograde.tar` is there already
                          --> nabla export
                           = help: name another folder with `--out`, or write over it with `--force`
                           = more: nabla explain NB603
                        """.formatted(folder));
        assertThat(contents(folder)).containsOnlyKeys("autograde.tar");
        assertThat(folder.resolve("autograde.tar")).hasContent("somebody's");
    }

    @Test
    void writesOverIt_whenForced() throws IOException {
        Files.writeString(folder.resolve("autograde.tar"), "somebody's");

        Run run = export("autolab", folder, "--force");

        assertThat(run.exit()).isZero();
        assertThat(contents(folder)).containsOnlyKeys("autograde-Makefile", "autograde.tar");
        assertThat(Files.size(folder.resolve("autograde.tar"))).isGreaterThan(1_000_000);
    }

    @Test
    void needsChange_whenThereIsNoSuchTarget() {
        Run run = export("gradscope", folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).isEqualToIgnoringNewLines("""
                        error[NB602]: nothing can be exported to `gradscope`
                          --> nabla export --to
                           = expected: one of %s
                           = help: did you mean `gradescope`?
                           = more: nabla explain NB602
                        """.formatted(String.join(", ", Targets.ids())));
    }

    @Test
    void needsChange_whenItIsNotSaidWhereTo() {
        Run run = Run.of("export", "one-pass", "--out", folder);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB602]: `--to` is missing\n").contains("gradescope, prairielearn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nabla; rm -rf /", "Nabla", "", "a b", "../x", "x\nRUN y"})
    void needsChange_whenTheImageHasNoName(String image) {
        Run run = export("prairielearn", folder, "--image", image);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB602]: `").contains("is no name of a container image");
    }

    @Test
    void needsChange_whenTheFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        Run run = export("student", file);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[NB603]: `%s/autoencoder-student.zip` cannot be written\n".formatted(file));
    }

    @Test
    void help_namesEveryTarget() {
        assertThat(Run.of("export", "--help").out()).contains(Targets.ids());
    }

    @Test
    void completion_knowsEveryTarget() {
        assertThat(Run.of("generate-completion").out()).contains(Targets.ids());
    }

    /** The value is the one of the problem's document. */
    @Test
    void quizzes_haveTheAnswersInThem() throws IOException {
        Run run = Run.of("export", "one-pass", "--to", "moodle-xml", "--out", folder, "--seed", 4711);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("the right answers are in it", "grade with another seed than 4711")
                .startsWith("wrote %s/one-pass-quiz.xml, ".formatted(folder));
        assertThat(Files.readString(folder.resolve("one-pass-quiz.xml"))).contains("0.5249791874", "<quiz>");
    }

    @Test
    void saysWhy_whenNoQuestionFitsAQuiz() throws IOException {
        Path problem = Files.createDirectory(folder.resolve("all-hidden"));
        Files.writeString(problem.resolve("problem.yaml"), """
                format: 1
                id: all-hidden
                graph:
                  inputs: { x: [1, 1] }
                  parameters: { w: [1, 1] }
                  nodes: { z: w * x }
                  loss: z
                parameters: { w: 2 }
                data: { x: 3 }
                questions: [{ id: Q1, asks: z, visibility: hidden }]
                """);

        Run run = Run.of("export", problem, "--to", "gift", "--out", folder.resolve("out"), "--seed", 2);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).isEqualToIgnoringNewLines("""
                        error[NB610]: no question of it can be one of a quiz
                          --> problem `all-hidden`
                           = note: Q1 on published: students do not see it
                           = more: nabla explain NB610
                        """);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void leavesNoUnfinishedFile() throws IOException {
        export("prairielearn", folder);

        assertThat(contents(folder).keySet()).noneMatch(name -> name.contains(".tmp"));
        assertThat(folder.resolve("image/nabla/prairielearn")).isExecutable();
    }
}
