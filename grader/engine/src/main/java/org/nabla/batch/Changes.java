package org.nabla.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nabla.grading.SubmissionReport.Score;

/**
 * Who came out otherwise than in the batch before, from what to what, and why.
 *
 * @param setting what all were graded with that is not what it was, in words such as {@code seed}
 * @param regraded how many were not simply kept
 * @param changes sorted by key
 */
public record Changes(List<String> setting, int compared, int regraded, List<Change> changes) {

    /**
     * One submission.
     *
     * @param before empty when there was none
     * @param after empty when there is none any more
     * @param questions those judged otherwise
     * @param content whether the files are others
     */
    public record Change(
            String key,
            Optional<SubmissionSummary> before,
            Optional<SubmissionSummary> after,
            List<Question> questions,
            boolean content) {
        public Change {
            questions = List.copyOf(questions);
        }
    }

    /** The verdicts on one question; empty where it was not asked. */
    public record Question(String id, String before, String after) {}

    public Changes {
        setting = List.copyOf(setting);
        changes = List.copyOf(changes);
    }

    /** Compares two batches. */
    public static Changes between(Journal.Finding before, Setting setting, Collection<Entry> now) {
        Map<String, Entry> old = before.entries();
        List<Change> changes = new ArrayList<>();
        Set<String> gone = new TreeSet<>(old.keySet());
        int regraded = 0;
        for (Entry entry : now) {
            gone.remove(entry.key());
            Optional<Entry> earlier = Optional.ofNullable(old.get(entry.key()));
            regraded += earlier.equals(Optional.of(entry)) ? 0 : 1;
            change(earlier, entry).ifPresent(changes::add);
        }
        for (String key : gone) {
            changes.add(new Change(
                    key, Optional.ofNullable(old.get(key)).map(Entry::summary), Optional.empty(), List.of(), true));
        }
        changes.sort((one, other) -> one.key().compareTo(other.key()));
        return new Changes(setting.changedSince(before.setting()), now.size() + gone.size(), regraded, changes);
    }

    /** Nothing was graded again and nobody came or went. */
    public boolean isNothing() {
        return setting.isEmpty() && regraded == 0 && changes.isEmpty();
    }

    private static Optional<Change> change(Optional<Entry> earlier, Entry entry) {
        if (earlier.isEmpty()) {
            return Optional.of(
                    new Change(entry.key(), Optional.empty(), Optional.of(entry.summary()), List.of(), true));
        }
        SubmissionSummary before = earlier.get().summary();
        SubmissionSummary after = entry.summary();
        List<Question> questions = questions(before.verdicts(), after.verdicts());
        boolean same = before.status() == after.status() && questions.isEmpty() && same(before.score(), after.score());
        boolean content = !earlier.get().content().equals(entry.content());
        return same
                ? Optional.empty()
                : Optional.of(new Change(entry.key(), Optional.of(before), Optional.of(after), questions, content));
    }

    private static List<Question> questions(Map<String, String> before, Map<String, String> after) {
        Set<String> all = new LinkedHashSet<>(after.keySet());
        all.addAll(before.keySet());
        return all.stream()
                .map(id -> new Question(id, before.getOrDefault(id, ""), after.getOrDefault(id, "")))
                .filter(question -> !question.before().equals(question.after()))
                .toList();
    }

    private static boolean same(Optional<Score> one, Optional<Score> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty()
                        || (one.get().earned().compareTo(other.orElseThrow().earned()) == 0
                                && one.get()
                                                .possible()
                                                .compareTo(other.orElseThrow().possible())
                                        == 0));
    }
}
