package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nabla.batch.JournalTest.OTHER;
import static org.nabla.batch.JournalTest.SETTING;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Overview;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.Run;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.submission.Console;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionException;
import org.nabla.submission.SubmissionPart;

class BatchTest {

    @TempDir
    private Path folder;

    private final Map<String, String> disk = new ConcurrentHashMap<>();
    private final List<String> graded = Collections.synchronizedList(new ArrayList<>());
    private Function<String, Status> judge = key -> Status.GRADED;
    private boolean ending;

    private static SubmissionReport report(String key, Status status) {
        return new SubmissionReport(
                new ProblemReference("p", "P", "0"),
                new SubmissionReference(key, "java", "1"),
                new Run(status, 17, Instant.EPOCH, Duration.ZERO, "process", List.of(), List.of()),
                Optional.of(new Score(BigDecimal.ONE, BigDecimal.TEN)),
                Overview.NOTHING,
                List.of(),
                new Console("", false));
    }

    private final OneGrader grader = new OneGrader() {
        @Override
        public SubmissionReport grade(Submission submission) {
            graded.add(submission.id());
            return report(submission.id(), judge.apply(submission.id()));
        }

        @Override
        public SubmissionReport unreadable(String key, SubmissionException problem) {
            graded.add(key);
            return report(key, Status.NOT_GRADABLE);
        }

        @Override
        public SubmissionReport failed(String key, RuntimeException fault) {
            return report(key, Status.GRADER_ERROR);
        }
    };

    private final Reports reports = new Reports() {
        @Override
        public String write(SubmissionReport report) {
            String key = report.submission().id();
            if (key.equals("full")) {
                throw new IllegalStateException("no space left");
            }
            disk.put(key, "digest of " + key);
            return disk.get(key);
        }

        @Override
        public Optional<String> digest(String key) {
            return Optional.ofNullable(disk.get(key));
        }
    };

    private HandIn handIn(String key) {
        Path file = Written.file(folder.resolve(key + "/Net.java"), "class Net {} // " + key);
        return new HandIn(key, List.of(new SubmissionPart(file, "Net.java")));
    }

    private List<HandIn> handIns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> handIn("s%03d".formatted(i)))
                .toList();
    }

    private Map<String, Entry> run(Setting setting, List<HandIn> handIns, int jobs) throws InterruptedException {
        try (Journal journal = Journal.open(folder.resolve("journal.jsonl"))) {
            journal.begin(setting, false);
            Map<String, Entry> finished =
                    new Batch(grader, setting, reports, journal, () -> ending).run(handIns, jobs, (entry, kept) -> {});
            if (finished.size() == handIns.size()) {
                journal.done(finished.keySet());
            }
            return finished;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everything_isGradedOnce_whateverTheJobs(int jobs) throws InterruptedException {
        List<HandIn> handIns = handIns(50);

        Map<String, Entry> first = run(SETTING, handIns, jobs);
        Map<String, Entry> second = run(SETTING, handIns, jobs);

        assertThat(graded).hasSize(50).doesNotHaveDuplicates();
        assertThat(first).hasSize(50).isEqualTo(second);
    }

    /** First the report, then the line of the journal, then it counts. */
    @Test
    void whatCounts_isOnTheDisk() throws InterruptedException {
        Path file = folder.resolve("journal.jsonl");
        List<String> seen = new ArrayList<>();
        judge = key -> {
            assertThat(disk).as("the report of %s before it is graded", key).doesNotContainKey(key);
            return Status.GRADED;
        };
        try (Journal journal = Journal.open(file)) {
            journal.begin(SETTING, false);
            new Batch(grader, SETTING, reports, journal, () -> false).run(handIns(5), 2, (entry, kept) -> {
                assertThat(disk).containsEntry(entry.key(), entry.report());
                assertThat(Written.text(file)).contains("{\"submission\":\"%s\"".formatted(entry.key()));
                seen.add(entry.key());
            });
        }

        assertThat(seen).hasSize(5);
    }

    @Test
    void changedFileOrSetting_isGradedAgain() throws InterruptedException {
        List<HandIn> handIns = handIns(3);
        run(SETTING, handIns, 2);
        graded.clear();

        Written.file(folder.resolve("s001/Net.java"), "class Net { int x; }");
        run(SETTING, handIns, 2);
        assertThat(graded).containsExactly("s001");

        run(OTHER, handIns, 2);
        assertThat(graded).hasSize(4);
    }

    /** The journal says so, and yet the report is gone or is another one. */
    @Test
    void lostReport_isMadeAgain() throws InterruptedException {
        List<HandIn> handIns = handIns(3);
        run(SETTING, handIns, 2);
        graded.clear();
        disk.remove("s000");
        disk.put("s002", "tampered");

        run(SETTING, handIns, 2);

        assertThat(graded).containsExactlyInAnyOrder("s000", "s002");
    }

    /** Somebody's stack overflow or missing class is one submission's fault, and the grader's. */
    @Test
    void batchGoesOn_whenGradingFails() throws InterruptedException {
        judge = key -> switch (key) {
            case "s001" -> throw new StackOverflowError();
            case "s002" -> throw new NoClassDefFoundError("x");
            case "s003" -> throw new IllegalStateException("y");
            case "s004" -> throw new OutOfMemoryError("z");
            default -> Status.GRADED;
        };

        Map<String, Entry> finished = run(SETTING, handIns(6), 2);

        assertThat(statuses(finished))
                .isEqualTo(Map.of(
                        "s000",
                        Status.GRADED,
                        "s001",
                        Status.GRADER_ERROR,
                        "s002",
                        Status.GRADER_ERROR,
                        "s003",
                        Status.GRADER_ERROR,
                        "s004",
                        Status.GRADER_ERROR,
                        "s005",
                        Status.GRADED));
    }

    /** A path that no file system takes makes reading itself fail. */
    @Test
    void batchGoesOn_whenReadingFails() throws InterruptedException {
        HandIn missing = new HandIn("gone", List.of(new SubmissionPart(folder.resolve("gone.java"), "gone.java")));
        HandIn broken =
                new HandIn("null", Collections.nCopies(1, new SubmissionPart(folder.resolve("x.zip"), "\0.zip")));
        Written.file(folder.resolve("x.zip"), "no archive");

        Map<String, Entry> finished = run(SETTING, List.of(missing, broken, handIn("s1")), 1);

        assertThat(statuses(finished))
                .isEqualTo(Map.of("gone", Status.NOT_GRADABLE, "null", Status.NOT_GRADABLE, "s1", Status.GRADED));
    }

    @Test
    void batchStops_whenAReportCannotBeWritten_andKeepsWhatIsFinished() throws InterruptedException {
        List<HandIn> handIns = List.of(handIn("a"), handIn("full"), handIn("z"));

        assertThatThrownBy(() -> run(SETTING, handIns, 1)).hasMessage("no space left");
        graded.clear();
        List<HandIn> others = List.of(handIn("a"), handIn("z"));
        run(SETTING, others, 1);

        assertThat(graded).containsExactly("z");
    }

    /** What children say while this process is being ended is no result: they are ended, too. */
    @Test
    void nothingCounts_whileTheProcessIsBeingEnded() throws InterruptedException {
        List<HandIn> handIns = handIns(3);
        judge = key -> {
            ending = key.equals("s001");
            return ending ? Status.PARTIAL : Status.GRADED;
        };
        Map<String, Entry> finished = run(SETTING, handIns.subList(0, 2), 1);

        assertThat(finished.keySet()).containsExactly("s000");
        assertThat(disk.keySet()).containsExactly("s000");

        ending = false;
        judge = key -> Status.GRADED;
        graded.clear();
        run(SETTING, handIns, 2);
        assertThat(graded).containsExactlyInAnyOrder("s001", "s002");
    }

    private static Map<String, Status> statuses(Map<String, Entry> finished) {
        Map<String, Status> statuses = new TreeMap<>();
        finished.forEach((key, entry) -> statuses.put(key, entry.summary().status()));
        return statuses;
    }
}
