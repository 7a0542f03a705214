package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nabla.batch.JournalTest.OTHER;
import static org.nabla.batch.JournalTest.SETTING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nabla.batch.Changes.Change;
import org.nabla.batch.Changes.Question;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;

class ChangesTest {

    private static Entry entry(String key, String content, String earned, String report, String... verdicts) {
        Map<String, String> byQuestion = new LinkedHashMap<>();
        for (int i = 0; i < verdicts.length; i++) {
            byQuestion.put("Q" + (i + 1), verdicts[i]);
        }
        return new Entry(
                content,
                "f",
                report,
                new SubmissionSummary(
                        key,
                        Status.GRADED,
                        Optional.of(new Score(new BigDecimal(earned), new BigDecimal("4"))),
                        Optional.empty(),
                        byQuestion,
                        List.of()));
    }

    private static Changes between(List<Entry> before, Setting setting, List<Entry> now) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        before.forEach(one -> entries.put(one.key(), one));
        return Changes.between(new Journal.Finding(SETTING, entries), setting, now);
    }

    @Test
    void changes_sayWhoWhatAndWhy() {
        List<Entry> before = List.of(
                entry("a", "c1", "4", "r1", "correct", "correct"),
                entry("b", "c2", "2", "r2", "correct", "incorrect"),
                entry("c", "c3", "4", "r3", "correct", "correct"));
        List<Entry> now = new ArrayList<>(List.of(
                entry("a", "c1", "4.0", "r4", "correct", "correct"),
                entry("b", "c9", "4", "r5", "correct", "correct"),
                entry("d", "c4", "0", "r6", "incorrect", "skipped")));

        Changes changes = between(before, OTHER, now);

        assertThat(changes.setting()).containsExactly("problem");
        assertThat(changes.compared()).isEqualTo(4);
        assertThat(changes.changes())
                .containsExactly(
                        new Change(
                                "b",
                                Optional.of(before.get(1).summary()),
                                Optional.of(now.get(1).summary()),
                                List.of(new Question("Q2", "incorrect", "correct")),
                                true),
                        new Change("c", Optional.of(before.get(2).summary()), Optional.empty(), List.of(), true),
                        new Change("d", Optional.empty(), Optional.of(now.get(2).summary()), List.of(), true));
    }

    @Test
    void question_thatCameOrWent_isAChange() {
        Changes changes = between(
                List.of(entry("a", "c", "4", "r", "correct")),
                SETTING,
                List.of(entry("a", "c", "4", "s", "correct", "correct")));

        assertThat(changes.changes().get(0).questions()).containsExactly(new Question("Q2", "", "correct"));
    }

    @Test
    void nothing_whenEverythingWasKept() {
        List<Entry> same = List.of(entry("a", "c", "4", "r", "correct"));

        assertThat(between(same, SETTING, same).isNothing()).isTrue();
        assertThat(between(same, OTHER, same).isNothing()).isFalse();
        assertThat(between(same, SETTING, List.of(entry("a", "c", "4", "later", "correct")))
                        .isNothing())
                .isFalse();
    }
}
