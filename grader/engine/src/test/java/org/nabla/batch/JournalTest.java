package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;

class JournalTest {

    static final Setting SETTING = new Setting("p1", "m1", 17, "process", "0.1.0", "17");
    static final Setting OTHER = new Setting("p2", "m1", 17, "process", "0.1.0", "17");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void names() {
        file = folder.resolve("journal.jsonl");
    }

    static Entry entry(String key, String content, Status status) {
        return new Entry(
                content,
                SETTING.fingerprint(content),
                "r-" + key,
                new SubmissionSummary(
                        key,
                        status,
                        status == Status.GRADER_ERROR
                                ? Optional.empty()
                                : Optional.of(new Score(new BigDecimal("2.50"), new BigDecimal("4"))),
                        Optional.of(new RootCause("Q2", "grad(W1)", "dW1")),
                        Map.of("Q2", "incorrect"),
                        List.of("\"a\"\nb\u2028 \u0007")));
    }

    private Journal begun(boolean fresh) {
        Journal journal = Journal.open(file);
        journal.begin(SETTING, fresh);
        return journal;
    }

    private static Optional<Entry> usable(Journal journal, Entry entry) {
        return journal.usable(entry.key(), entry.fingerprint());
    }

    @Test
    void whatIsFinished_isThereForTheNextRun() {
        Entry one = entry("a\nb ∇", "c1", Status.GRADED);
        try (Journal journal = begun(false)) {
            journal.add(one);
        }

        try (Journal journal = begun(false)) {
            assertThat(usable(journal, one)).contains(one);
            assertThat(journal.usable("a\nb ∇", SETTING.fingerprint("c2"))).isEmpty();
            assertThat(journal.usable("a\nb ∇", OTHER.fingerprint("c1"))).isEmpty();
            assertThat(journal.usable("other", one.fingerprint())).isEmpty();
        }
    }

    /** Wherever a power cut tears the last line, all before it are there and the next ones can be read. */
    @Test
    void tornLine_meansNothing_whereverItIsTorn() throws IOException {
        Entry one = entry("one", "c1", Status.GRADED);
        Entry two = entry("two", "c2", Status.GRADED);
        Entry three = entry("three", "c3", Status.GRADED);
        try (Journal journal = begun(false)) {
            journal.add(one);
            journal.add(two);
        }
        byte[] whole = Files.readAllBytes(file);
        int last = new String(whole, 0, whole.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
        for (int length = last; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            try (Journal journal = begun(false)) {
                assertThat(usable(journal, one)).as("%d bytes", length).contains(one);
                assertThat(usable(journal, two)).as("%d bytes", length).isEmpty();
                journal.add(three);
            }
            try (Journal journal = begun(false)) {
                assertThat(usable(journal, three)).as("%d bytes", length).contains(three);
            }
        }
    }

    @Test
    void foreignBytes_meanNothing() throws IOException {
        Entry one = entry("one", "c1", Status.GRADED);
        try (Journal journal = begun(false)) {
            journal.add(one);
        }
        Files.write(file, new byte[] {0, 0, (byte) 0xFF, '{', '}', '\n', '[', '\n'}, StandardOpenOption.APPEND);

        try (Journal journal = begun(false)) {
            assertThat(usable(journal, one)).contains(one);
        }
    }

    @Test
    void graderError_isNeverKept() {
        Entry fault = entry("a", "c1", Status.GRADER_ERROR);
        try (Journal journal = begun(false)) {
            journal.add(fault);

            assertThat(usable(journal, fault)).isEmpty();
        }
    }

    /** A limit was met: the batch that met it does not wait for it twice, the next batch does. */
    @Test
    void partialResult_isKeptInItsOwnBatchOnly() {
        Entry partial = entry("a", "c1", Status.PARTIAL);
        try (Journal journal = begun(false)) {
            journal.add(partial);
        }
        try (Journal again = begun(false)) {
            assertThat(usable(again, partial)).contains(partial);
            again.done(List.of("a"));
        }
        try (Journal next = begun(false)) {
            assertThat(usable(next, partial)).isEmpty();
        }
    }

    @Test
    void freshBatch_keepsOnlyItsOwn() {
        Entry one = entry("a", "c1", Status.GRADED);
        Entry two = entry("b", "c2", Status.GRADED);
        try (Journal journal = begun(false)) {
            journal.add(one);
            journal.add(two);
            journal.done(List.of("a", "b"));
        }
        try (Journal fresh = begun(true)) {
            assertThat(usable(fresh, one)).isEmpty();
            fresh.add(one);
        }

        try (Journal resumed = begun(true)) {
            assertThat(usable(resumed, one)).contains(one);
            assertThat(usable(resumed, two)).isEmpty();
            resumed.add(two);
            resumed.done(List.of("a", "b"));
        }
        try (Journal another = begun(true)) {
            assertThat(usable(another, one)).isEmpty();
        }
    }

    @Test
    void before_isHowTheLastWholeBatchEnded() {
        Entry one = entry("a", "c1", Status.GRADED);
        Entry gone = entry("b", "c2", Status.GRADED);
        Entry changed = entry("a", "c3", Status.GRADED);
        try (Journal journal = begun(false)) {
            assertThat(journal.before()).isEmpty();
            journal.add(one);
            journal.add(gone);
            journal.done(List.of("a", "b"));
        }
        try (Journal interrupted = Journal.open(file)) {
            interrupted.begin(OTHER, false);
            interrupted.add(changed);
        }

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.before()).contains(new Journal.Finding(SETTING, Map.of("a", one, "b", gone)));
            journal.begin(OTHER, false);
            journal.done(List.of("a"));
        }
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.before()).contains(new Journal.Finding(OTHER, Map.of("a", changed)));
        }
    }

    @Test
    void lines_areOnlyAdded() throws IOException {
        try (Journal journal = begun(false)) {
            journal.add(entry("a", "c1", Status.GRADED));
        }
        String before = Files.readString(file);
        try (Journal journal = begun(true)) {
            journal.add(entry("a", "c1", Status.GRADED));
            journal.done(List.of("a"));
        }

        assertThat(Files.readString(file)).startsWith(before);
    }
}
