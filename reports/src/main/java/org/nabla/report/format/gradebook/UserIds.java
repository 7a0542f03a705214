package org.nabla.report.format.gradebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

/**
 * Who an entry belongs to, where there is no file to find them in: the one id of a platform that a key has. For one pass over
 * a batch, in which no id comes twice.
 */
final class UserIds {

    private final Pattern form;
    private final Function<String, List<String>> ids;
    private final Set<String> taken = new HashSet<>();

    /**
     * For a pass.
     *
     * @param form what an id looks like
     * @param ids what a key may be called there
     */
    UserIds(Pattern form, Function<String, List<String>> ids) {
        this.form = form;
        this.ids = ids;
    }

    /** An entry and whose it is. */
    record Line(Entry entry, String id) {}

    /** The line of the next submission, or a notice why there is none. */
    Optional<Line> next(Published reports, Consumer<Notice> leftOut) {
        Optional<Entry> entry = Entry.of(reports, leftOut);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String key = entry.get().key();
        List<String> own = ids.apply(key).stream()
                .map(String::strip)
                .filter(id -> form.matcher(id).matches())
                .distinct()
                .toList();
        if (own.size() != 1) {
            leftOut.accept(new Notice(
                    key, "is left out: it has %s".formatted(own.isEmpty() ? "no user id" : "several user ids")));
            return Optional.empty();
        }
        if (!taken.add(own.get(0))) {
            leftOut.accept(new Notice(key, "is left out: another submission has the same user id"));
            return Optional.empty();
        }
        return Optional.of(new Line(entry.get(), own.get(0)));
    }

    /** Everybody who is left out. */
    List<Notice> notices(PublishedBatch batch) {
        List<Notice> notices = new ArrayList<>();
        for (Published reports : batch.reports()) {
            next(reports, notices::add);
        }
        return notices;
    }
}
