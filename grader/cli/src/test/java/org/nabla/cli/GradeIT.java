package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.SourceReader;
import org.nabla.spec.source.SourceText;

/** A folder of submissions becomes a report each, a summary, and an exit code. */
class GradeIT {

    private static final Path PROBLEM = Run.RESOURCES.resolve("shared-bias");

    @TempDir
    private Path folder;

    private Path submissions;
    private Path out;

    @BeforeEach
    void fourStudents() {
        submissions = folder.resolve("submissions");
        out = folder.resolve("out");
        ProblemCopy.copyFolder(PROBLEM.resolve("Right.java"), submissions.resolve("s001/Right.java"));
        ProblemCopy.copyFolder(PROBLEM.resolve("Wrong.java"), submissions.resolve("s002.java"));
        ProblemCopy.write(submissions.resolve("s003/Broken.java"), "class Broken {");
        ProblemCopy.write(submissions.resolve("s004.csv"), "J,0.2984\n");
    }

    @Test
    void writesAReportEachAndASummary() throws IOException {
        Run run = Run.of("grade", PROBLEM, submissions, "--out", out);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(files().keySet())
                .containsExactly("s001.json", "s002.json", "s003.json", "s004.json", "summary.csv", "summary.json");
        assertThat(run.out())
                .contains("s001", "5.5 of 5.5", "s002", "4 of 5.5", "s003", "0 of 5.5")
                .endsWith("3 graded, 1 not gradable, 0 failed in the grader\n");
        assertThat(ProblemCopy.read(out.resolve("summary.csv")).lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("s001,graded,5.5,5.5,1,correct,correct,correct,correct"));
        files().forEach((name, text) -> {
            if (name.endsWith(".json")) {
                Mapping json = (Mapping) new SourceReader().read(new SourceText(name, text));
                assertThat(json.get("format")).as(name).isPresent();
            }
        });
    }

    @Test
    void writesTheSameBytes_whateverTheJobs() throws IOException {
        Run.of("grade", PROBLEM, submissions, "--out", out, "--jobs", "1");
        Map<String, String> first = files();
        Run.of("grade", PROBLEM, submissions, "--out", out, "--jobs", "2", "--fresh");
        Map<String, String> second = files();
        String changes = second.remove("changes.csv");

        assertThat(second).isEqualTo(first);
        assertThat(changes).as("the heading alone").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1"})
    void exits_asTheLowestScoreSays(String failUnder, int exit) {
        Run run = Run.of("grade", PROBLEM, submissions.resolve("s004.csv"), "--out", out, "--fail-under", failUnder);

        assertThat(run.exit()).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource({
        "--jobs, 0, '`--jobs` must be at least 1, but is 0'",
        "--fail-under, 1.5, '`--fail-under` must be from 0 to 1, but is 1.5'",
        "--fail-under, -0.1, '`--fail-under` must be from 0 to 1, but is -0.1'"
    })
    void needsChange_whenAnOptionIsOutOfRange(String option, String value, String summary) {
        Run run = Run.of("grade", PROBLEM, submissions, "--out", out, option, value);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB602]: " + summary);
        assertThat(out).doesNotExist();
    }

    @Test
    void needsChange_whenTheOutputFolderCannotBeMade() {
        ProblemCopy.write(folder.resolve("file"), "");

        Run run = Run.of("grade", PROBLEM, submissions, "--out", folder.resolve("file/out"));

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB603]: the output folder");
    }

    @Test
    void needsChange_whenThereIsNoSubmission() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        Run none = Run.of("grade", PROBLEM, empty, "--out", out);
        Run missing = Run.of("grade", PROBLEM, folder.resolve("missing"), "--out", out);

        assertThat(none.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(none.err()).contains("has no submissions");
        assertThat(missing.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(missing.err()).startsWith("error[NB301]: there is no folder");
    }

    /** One strange submission costs the others nothing. */
    @Test
    void goesOn_whenASubmissionIsStrange() throws IOException {
        ProblemCopy.write(submissions.resolve("two words ∇/report.pdf"), "%PDF");
        ProblemCopy.write(submissions.resolve("zipped.zip"), "this is no archive");
        Files.createSymbolicLink(submissions.resolve("loop"), submissions);

        Run run = Run.of("grade", PROBLEM, submissions, "--out", out);

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out()).contains("s001", "5.5 of 5.5");
        assertThat(files()).containsKeys("two words ∇.json", "zipped.json");
    }

    /** The report files by name, without when the run was and how long it took. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> children = Files.list(out)) {
            children.filter(Files::isRegularFile)
                    .forEach(file -> files.put(
                            file.getFileName().toString(),
                            ProblemCopy.read(file)
                                    .replaceAll("\"started\": \"[^\"]*\"", "\"started\": \"\"")
                                    .replaceAll("\"duration_ms\": \\d+", "\"duration_ms\": 0")));
        }
        return files;
    }
}
