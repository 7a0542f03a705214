package org.nabla.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.submission.SubmissionPart;

/**
 * Who handed in what, and who did not.
 *
 * @param all sorted by key, each key once
 * @param notHandedIn the keys of a roster without a submission, sorted
 * @param notices what whoever runs the batch should know: what was left out, who is not in the roster
 */
public record HandIns(List<HandIn> all, List<String> notHandedIn, List<String> notices) {

    /** So many keys are named in a line; a class has more. */
    private static final int NAMED = 8;

    public HandIns {
        all = all.stream().sorted(Comparator.comparing(HandIn::key)).toList();
        notHandedIn = notHandedIn.stream().sorted().toList();
        notices = List.copyOf(notices);
    }

    /**
     * The same with the instructor's own keys. Who is not in the roster keeps the key of the download; a group's work is
     * there for each of its students.
     *
     * @throws BatchException when two submissions would have one key
     */
    static HandIns withRoster(Map<String, List<SubmissionPart>> found, Callings callings, Roster roster) {
        Map<String, String> owners = new TreeMap<>();
        List<HandIn> all = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        found.forEach((key, parts) -> {
            Set<String> ids = roster.idsOf(callings.of(key));
            if (ids.isEmpty()) {
                unknown.add(key);
            }
            for (String id : ids.isEmpty() ? Set.of(key) : ids) {
                String before = owners.put(id, key);
                if (before != null) {
                    throw twice(id, before, key);
                }
                all.add(new HandIn(id, parts));
            }
        });
        Set<String> missing = new TreeSet<>(roster.everyone());
        missing.removeAll(owners.keySet());
        List<String> notices = unknown.isEmpty()
                ? List.of()
                : List.of("not in the roster: %s; graded under %s"
                        .formatted(named(unknown), unknown.size() == 1 ? "this key" : "these keys"));
        return new HandIns(all, new ArrayList<>(missing), notices);
    }

    /** What else the download calls whoever handed something in. */
    record Callings(Map<String, List<String>> others) {
        Set<String> of(String key) {
            Set<String> all = new LinkedHashSet<>(List.of(key));
            all.addAll(others.getOrDefault(key, List.of()));
            return all;
        }
    }

    private static BatchException twice(String id, String one, String other) {
        return new BatchException(Message.of(
                        MessageCode.SEVERAL_SUBMISSIONS,
                        "two submissions have the key `%s`".formatted(Names.shown(id)),
                        "")
                .with(Evidence.actual(
                        "`%s` and `%s`, as the download calls them".formatted(Names.shown(one), Names.shown(other))))
                .help("take out the one that does not count, or give them two keys in the roster"));
    }

    /** The keys of all submissions, in their order. */
    public List<String> keys() {
        return all.stream().map(HandIn::key).toList();
    }

    HandIns withNotices(List<String> more) {
        List<String> together = new ArrayList<>(more);
        together.addAll(notices);
        return new HandIns(all, notHandedIn, together);
    }

    /** {@code `a`, `b` and 3 more}. */
    static String named(List<String> keys) {
        String first = keys.stream()
                .limit(NAMED)
                .map(key -> "`%s`".formatted(Names.shown(key)))
                .collect(Collectors.joining(", "));
        return keys.size() > NAMED ? "%s and %d more".formatted(first, keys.size() - NAMED) : first;
    }
}
