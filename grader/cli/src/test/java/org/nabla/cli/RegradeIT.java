package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grading again: what is unchanged is kept, and what comes out otherwise is shown. */
class RegradeIT {

    @TempDir
    private Path folder;

    private ProblemCopy problem;
    private Path submissions;
    private Path out;

    @BeforeEach
    void threeSheets() {
        problem = ProblemCopy.ofResource("shared-bias", folder.resolve("problem"));
        submissions = folder.resolve("submissions");
        out = folder.resolve("out");
        ProblemCopy.write(submissions.resolve("s001.csv"), "J,0.2984\n");
        ProblemCopy.write(submissions.resolve("s002.csv"), "J,0.29\n");
        ProblemCopy.write(submissions.resolve("s003.csv"), "J,7\n");
    }

    private Run grade(Object... options) {
        Object[] all = new Object[options.length + 5];
        all[0] = "grade";
        all[1] = problem.folder();
        all[2] = submissions;
        all[3] = "--out";
        all[4] = out;
        System.arraycopy(options, 0, all, 5, options.length);
        Run run = Run.of(all);
        assertThat(run.exit()).as(run.toString()).isZero();
        return run;
    }

    private FileTime written(String name) throws IOException {
        return Files.getLastModifiedTime(out.resolve(name));
    }

    private String journal() {
        return ProblemCopy.read(out.resolve(".nabla/journal.jsonl"));
    }

    private long graded() {
        return journal()
                .lines()
                .filter(line -> line.startsWith("{\"submission\""))
                .count();
    }

    @Test
    void unchangedSubmission_isNotGradedAgain() throws IOException {
        Run first = grade();
        FileTime before = written("s001.json");

        Run second = grade();

        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).startsWith("3 of 3 were graded before and are unchanged; --fresh grades them again\n");
        assertThat(written("s001.json")).isEqualTo(before);
        assertThat(graded()).isEqualTo(3);
        assertThat(out.resolve("changes.csv")).doesNotExist();
    }

    @Test
    void changedSubmission_isGradedAgain_andSaidToBeOther() {
        grade();
        ProblemCopy.write(submissions.resolve("s003.csv"), "J,0.2984\n");

        Run run = grade();

        assertThat(graded()).isEqualTo(4);
        assertThat(run.out()).endsWith("""

                since the run before, 1 of 3 came out otherwise
                  s003  0 of 5.5 → 1 of 5.5  J: incorrect → correct  (the submission changed)
                """);
        assertThat(ProblemCopy.read(out.resolve("changes.csv")))
                .isEqualTo("submission,status_before,status_after,earned_before,earned_after,possible_before,"
                        + "possible_after,questions,because\r\n"
                        + "s003,graded,graded,0,1,5.5,5.5,J: incorrect → correct,the submission changed\r\n");
    }

    @Test
    void changedProblem_isGradedAgain_andShowsWhoComesOutOtherwise() {
        grade();
        problem.with("expected: 0.2983711087600027 }", "expected: 0.2983711087600027, points: 2 }");

        Run run = grade();

        assertThat(graded()).isEqualTo(6);
        assertThat(run.out())
                .contains(
                        "since the run before, 3 of 3 came out otherwise (the problem changed)\n",
                        "1 of 5.5 → 2 of 6.5");
    }

    @Test
    void anotherSeed_isAnotherResult() {
        grade();

        Run run = grade("--seed", "2");

        assertThat(graded()).isEqualTo(6);
        assertThat(run.out()).endsWith("\nsince the run before, 0 of 3 came out otherwise (another seed)\n");
    }

    @Test
    void fresh_gradesEverythingAgain() {
        grade();

        Run run = grade("--fresh");

        assertThat(graded()).isEqualTo(6);
        assertThat(run.err()).doesNotContain("were graded before");
    }

    @Test
    void whoIsGone_isAChange() throws IOException {
        grade();
        Files.delete(submissions.resolve("s002.csv"));

        assertThat(grade().out()).endsWith("""

                since the run before, 1 of 3 came out otherwise
                  s002  0 of 5.5 → nothing  not handed in any more
                """);
        assertThat(grade().out()).doesNotContain("since the run before");
    }

    @Test
    void secondRunInTheSameFolder_isRefused() throws IOException {
        grade();
        Path lock = out.resolve(".nabla/lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.lock()) {
            assertThat(taken.isValid()).isTrue();

            Run run = Run.of("grade", problem.folder(), submissions, "--out", out);

            assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
            assertThat(run.err()).isEqualTo("""
                    error[NB605]: another run is writing to `%s`
                      --> nabla grade --out
                       = help: wait until it has ended, or name another folder with `--out`
                       = more: nabla explain NB605

                    """.formatted(out));
        }
        grade();
    }
}
