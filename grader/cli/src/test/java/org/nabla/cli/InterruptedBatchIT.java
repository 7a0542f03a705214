package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is ended again and again comes to the same end as one that is left alone. */
class InterruptedBatchIT {

    private static final int SUBMISSIONS = 60;
    private static final int KILLS = 20;
    private static final long SEED = 1986;
    private static final Path PROBLEM = Run.RESOURCES.resolve("shared-bias");
    private static final Pattern KEY =
            Pattern.compile("^\\{\"submission\":\"([^\"]*)\".*\"report\":\"[0-9a-f]{64}\".*}$");

    @TempDir
    private static Path folder;

    private static Path submissions;
    private static Map<String, String> undisturbed = Map.of();

    @TempDir
    private Path out;

    @BeforeAll
    static void gradesAllOfThemOnce() throws IOException, InterruptedException {
        submissions = folder.resolve("submissions");
        String right = ProblemCopy.read(PROBLEM.resolve("Right.java"));
        String wrong = ProblemCopy.read(PROBLEM.resolve("Wrong.java"));
        for (int i = 0; i < SUBMISSIONS; i++) {
            String key = "s%02d".formatted(i);
            String mark = "// %s\n".formatted(key);
            switch (i % 5) {
                case 0 -> ProblemCopy.write(submissions.resolve(key + ".csv"), "J,0.2984\ndb1,0.0187%d\n".formatted(i));
                case 1 -> ProblemCopy.write(submissions.resolve(key).resolve("Wrong.java"), mark + wrong);
                case 2 -> ProblemCopy.write(submissions.resolve(key).resolve("Broken.java"), mark + "class Broken {");
                default -> ProblemCopy.write(submissions.resolve(key).resolve("Right.java"), mark + right);
            }
        }
        Path all = folder.resolve("undisturbed");
        try (ChildRun run = gradeInto(all, List.of(), submissions)) {
            assertThat(run.await()).as(run.err()).isZero();
        }
        undisturbed = files(all);
        assertThat(undisturbed).hasSize(2 * SUBMISSIONS + 2); // two reports each, and two summaries
    }

    /** Each kill comes some lines of the journal and some milliseconds later than the last one, drawn from a seed. */
    @Test
    void sameReports_nothingLost_nothingTwice_whenKilledTwentyTimes() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int kills = 0;
        for (int run = 0; kills < KILLS; run++) {
            assertThat(run).as("runs, of which %d were killed", kills).isLessThan(3 * KILLS);
            int lines = finished().size() + random.nextInt(3);
            boolean early = random.nextInt(4) == 0;
            long nanos = random.nextLong(early ? 600_000_000 : 40_000_000);
            try (ChildRun child = start(List.of())) {
                while (!early && child.isRunning() && finished().size() < lines) {
                    Thread.sleep(1);
                }
                Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
                kills += child.kill() ? 1 : 0;
            }
            whatCounts_isThere();
        }
        assertThat(finished()).as("there is something left to be done").hasSizeLessThan(SUBMISSIONS);

        try (ChildRun last = start(List.of())) {
            assertThat(last.await()).as(last.err()).isZero();
        }

        assertThat(files(out)).isEqualTo(undisturbed);
        assertThat(finished()).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
    }

    /** Whatever the journal has, its report is on the disk as a whole. */
    private void whatCounts_isThere() throws IOException {
        for (String key : finished()) {
            String report = ProblemCopy.read(out.resolve(key + ".json"));
            assertThat(timeless(report)).as(key).isEqualTo(undisturbed.get(key + ".json"));
        }
    }

    @Test
    void saysHowToGoOn_whenEnded() throws Exception {
        assumeTrue(ChildRun.isThere("/bin/sh"), "signals");
        int done;
        try (ChildRun child = start(List.of())) {
            while (child.isRunning() && finished().size() < 4) {
                Thread.sleep(1);
            }
            child.end();

            assertThat(child.await()).as(child.err()).isEqualTo(143);
            done = finished().size();
            assertThat(child.err())
                    .isEqualTo("stopped: %d of 60 are done and kept, %d are left; the same command goes on with them\n"
                            .formatted(done, SUBMISSIONS - done));
        }
        assertThat(done).isBetween(4, SUBMISSIONS - 1);

        try (ChildRun last = start(List.of())) {
            assertThat(last.await()).as(last.err()).isZero();
            assertThat(last.err()).startsWith("%d of 60 were graded before and are unchanged".formatted(done));
        }
        assertThat(files(out)).isEqualTo(undisturbed);
        assertThat(finished()).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
    }

    /** No file may grow beyond some blocks of 512 bytes, which is how a full disk looks to whoever writes. */
    @Test
    void stopsAndGoesOn_whenTheDiskIsFull() throws Exception {
        assumeTrue(ChildRun.isThere("/bin/sh"), "limits");
        Path sheets = folder.resolve("sheets");
        for (int i = 0; i < SUBMISSIONS; i++) {
            ProblemCopy.write(sheets.resolve("s%02d.csv".formatted(i)), "J,0.2984\n");
        }
        try (ChildRun child = start(List.of("/bin/sh", "-c", "ulimit -f 4; exec \"$@\"", "sh"), sheets)) {
            assertThat(child.await()).as(child.err()).isEqualTo(ExitCodes.NEEDS_CHANGE);
            assertThat(child.err())
                    .startsWith("stopped: 0 of 60 are done and kept, ")
                    .contains(".json` could not be written\n");
        }
        assertThat(finished()).isEmpty();

        try (ChildRun child = start(List.of("/bin/sh", "-c", "ulimit -f 32; exec \"$@\"", "sh"), sheets)) {
            assertThat(child.await()).as(child.err()).isEqualTo(ExitCodes.NEEDS_CHANGE);
            assertThat(child.err())
                    .startsWith("stopped: %d of 60 are done and kept, "
                            .formatted(finished().size()))
                    .contains("error[NB603]: the journal of what is finished could not be written\n")
                    .contains("the same command then goes on where this run stopped");
        }
        int done = finished().size();
        assertThat(done).isBetween(1, SUBMISSIONS - 1);

        try (ChildRun last = start(List.of(), sheets)) {
            assertThat(last.await()).as(last.err()).isZero();
            assertThat(last.err()).startsWith("%d of 60 were graded before".formatted(done));
        }
        assertThat(finished()).hasSize(SUBMISSIONS).doesNotHaveDuplicates();
    }

    private ChildRun start(List<String> before) throws IOException {
        return start(before, submissions);
    }

    private ChildRun start(List<String> before, Path handedIn) throws IOException {
        return gradeInto(out, before, handedIn);
    }

    /** On the level that needs nothing of the machine: the stronger ones set limits that a limited shell may not. */
    private static ChildRun gradeInto(Path reports, List<String> before, Path handedIn) throws IOException {
        Path errors = reports.resolveSibling(reports.getFileName() + ".err");
        return ChildRun.start(
                before,
                List.of(),
                errors,
                "grade",
                PROBLEM,
                handedIn,
                "--out",
                reports,
                "--jobs",
                "2",
                "--sandbox",
                "process");
    }

    /** The keys in the journal, as often as they are there. */
    private List<String> finished() throws IOException {
        Path journal = out.resolve(".nabla/journal.jsonl");
        if (!Files.exists(journal)) {
            return List.of();
        }
        return Arrays.stream(Files.readString(journal).split("\n", -1))
                .map(KEY::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();
    }

    private static Map<String, String> files(Path from) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(from)) {
            tree.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(from.resolve(".nabla")))
                    .forEach(file -> files.put(from.relativize(file).toString(), timeless(ProblemCopy.read(file))));
        }
        return files;
    }

    private static String timeless(String report) {
        return report.replaceAll("\"started\": \"[^\"]*\"", "\"started\": \"\"")
                .replaceAll("\"duration_ms\": \\d+", "\"duration_ms\": 0");
    }
}
