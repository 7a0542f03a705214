package org.nabla.report.format.gradebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.nabla.report.ShownText;
import org.nabla.report.format.gradebook.CsvSheet.Row;

/**
 * Which line of a table is whose.
 *
 * <p>One column is compared with one kind of key for all submissions, so that a number that means one student in one column
 * and another one in the next gives nobody a stranger's grade: the column, and the kind of key, that fit the most.
 *
 * @param column what was compared, as its heading has it
 * @param rows the line of each key that has exactly one of its own
 * @param notices of the others
 */
record Matching(String column, Map<String, Row> rows, List<Notice> notices) {

    /**
     * A column that says who a line is about.
     *
     * @param id makes an entry of it, or a key, comparable
     */
    record Column(String heading, int index, Function<String, String> id) {

        static Column exact(String heading, int index) {
            return new Column(heading, index, Function.identity());
        }

        /** Logins and addresses. */
        static Column anyCase(String heading, int index) {
            return new Column(heading, index, text -> text.toLowerCase(Locale.ROOT));
        }
    }

    /** One way of comparing: the lines found for each key. */
    private record Attempt(Column column, Map<String, Set<Row>> found) {

        long hits() {
            return found.values().stream().filter(rows -> !rows.isEmpty()).count();
        }
    }

    /**
     * Compares.
     *
     * @throws GradebookException when two columns fit equally well and say different things, or none fits anybody
     */
    static Matching of(CsvSheet sheet, List<Column> columns, Set<String> keys, PlatformIds ids) {
        List<Attempt> attempts = new ArrayList<>();
        for (Column column : columns) {
            Map<String, Set<Row>> byId = rowsById(sheet, column);
            attempts.add(attempt(column, byId, keys, ids));
            attempts.add(attempt(column, byId, keys, PlatformIds.SAME));
        }
        long most = attempts.stream().mapToLong(Attempt::hits).max().orElse(0);
        List<Attempt> best =
                attempts.stream().filter(attempt -> attempt.hits() == most).toList();
        boolean agreed = best.stream().map(Attempt::found).distinct().count() == 1;
        if (!keys.isEmpty() && (most == 0 || !agreed)) {
            throw unclear(sheet, columns, keys, most == 0);
        }
        return settled(best.get(0));
    }

    private static Map<String, Set<Row>> rowsById(CsvSheet sheet, Column column) {
        Map<String, Set<Row>> rows = new HashMap<>();
        for (Row row : sheet.lines()) {
            String id = row.value(column.index());
            if (!id.isEmpty()) {
                rows.merge(column.id().apply(id), Set.of(row), Matching::both);
            }
        }
        return rows;
    }

    private static Set<Row> both(Set<Row> one, Set<Row> other) {
        Set<Row> rows = new LinkedHashSet<>(one);
        rows.addAll(other);
        return rows;
    }

    private static Attempt attempt(Column column, Map<String, Set<Row>> byId, Set<String> keys, PlatformIds ids) {
        Map<String, Set<Row>> found = new LinkedHashMap<>();
        for (String key : keys) {
            Set<Row> rows = Set.of();
            for (String id : ids.of(key)) {
                rows = both(rows, byId.getOrDefault(column.id().apply(id.strip()), Set.of()));
            }
            found.put(key, rows);
        }
        return new Attempt(column, found);
    }

    private static Matching settled(Attempt attempt) {
        Map<Row, Integer> claims = new HashMap<>();
        attempt.found().values().forEach(rows -> rows.forEach(row -> claims.merge(row, 1, Integer::sum)));
        Map<String, Row> settled = new LinkedHashMap<>();
        List<Notice> notices = new ArrayList<>();
        attempt.found().forEach((key, rows) -> {
            if (rows.isEmpty()) {
                notices.add(new Notice(key, "is not in the file"));
            } else if (rows.size() > 1) {
                notices.add(new Notice(key, "is in the file more than once: none of these lines is changed"));
            } else if (claims.getOrDefault(rows.iterator().next(), 0) > 1) {
                notices.add(new Notice(key, "shares a line of the file with another submission: it is not changed"));
            } else {
                settled.put(key, rows.iterator().next());
            }
        });
        return new Matching(attempt.column().heading(), settled, notices);
    }

    private static GradebookException unclear(CsvSheet sheet, List<Column> columns, Set<String> keys, boolean nobody) {
        List<String> headings =
                columns.stream().map(Column::heading).map("`%s`"::formatted).toList();
        return GradebookException.of(
                nobody ? "no submission is in the file" : "keys are found in more than one column",
                sheet.file(),
                0,
                "keys such as `%s` in one of %s"
                        .formatted(ShownText.line(keys.iterator().next()), String.join(", ", headings)),
                nobody ? "none of %d keys".formatted(keys.size()) : "two columns with as many keys, of different lines",
                "grade with a roster whose `key` is the platform's own, and give the file of the same course");
    }
}
