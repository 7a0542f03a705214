package org.nabla.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.report.page.ClassList.Row;

/**
 * Which known mistakes were recognised in a class, how often, at which questions, and in whose submissions.
 *
 * @param found the mistakes with the most submissions first
 */
record MistakeMap(List<Mistake> found) {

    /**
     * One known mistake.
     *
     * @param submissions the keys of those in which it was recognised
     * @param questions in how many submissions it was recognised at each question
     */
    record Mistake(String id, List<String> submissions, Map<String, Integer> questions) {}

    static MistakeMap of(ClassList list) {
        Map<String, List<String>> who = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> where = new LinkedHashMap<>();
        for (Row row : list.rows()) {
            row.mistakes()
                    .forEach(id ->
                            who.computeIfAbsent(id, first -> new ArrayList<>()).add(row.key()));
            row.answers()
                    .forEach((question, answer) -> answer.mistakes().stream()
                            .distinct()
                            .forEach(id -> where.computeIfAbsent(id, first -> new LinkedHashMap<>())
                                    .merge(question, 1, Integer::sum)));
        }
        List<Mistake> found = new ArrayList<>();
        who.forEach((id, keys) ->
                found.add(new Mistake(id, List.copyOf(keys), inOrder(where.getOrDefault(id, Map.of()), list))));
        found.sort(
                Comparator.comparing((Mistake mistake) -> -mistake.submissions().size())
                        .thenComparing(Mistake::id));
        return new MistakeMap(List.copyOf(found));
    }

    private static Map<String, Integer> inOrder(Map<String, Integer> counts, ClassList list) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        list.questions().forEach(question -> {
            Integer count = counts.get(question.id());
            if (count != null) {
                ordered.put(question.id(), count);
            }
        });
        return Collections.unmodifiableMap(ordered);
    }
}
