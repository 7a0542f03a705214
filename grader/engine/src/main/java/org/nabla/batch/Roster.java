package org.nabla.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * The instructor's own keys, by what a download calls a student.
 *
 * <p>Of a roster's columns only two are read, whatever else it says of people. Several students may share what the
 * download calls them: then it is a group's.
 *
 * @param ids the instructor's keys by the download's, in the order of the file
 */
public record Roster(Map<String, List<String>> ids) {

    /** The heading of the column with what the download calls a student. */
    public static final String KEY_COLUMN = "key";

    /** The heading of the column with the instructor's own keys. */
    public static final String ID_COLUMN = "id";

    /** A roster of every student of a large university is smaller. */
    private static final long LARGEST = 20L << 20;

    public Roster {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        ids.forEach((key, students) -> copy.put(key, List.copyOf(students)));
        ids = copy;
    }

    /**
     * Reads a CSV file.
     *
     * @throws BatchException when it cannot be read, or lacks a column or an entry
     */
    public static Roster read(Path file, String keyColumn, String idColumn) {
        List<CsvTable.Row> rows = CsvTable.of(text(file)).rows();
        List<String> headings = rows.isEmpty() ? List.of() : rows.get(0).cells();
        int key = column(file, headings, keyColumn);
        int id = column(file, headings, idColumn);
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        for (CsvTable.Row row : rows.subList(1, rows.size())) {
            if (row.cell(key).isEmpty() || row.cell(id).isEmpty()) {
                throw new BatchException(Message.of(
                                MessageCode.ROSTER,
                                "`%s` is empty".formatted(row.cell(key).isEmpty() ? keyColumn : idColumn),
                                "%s, line %d".formatted(shown(file), row.line()))
                        .help("fill it in, or take out the line"));
            }
            ids.computeIfAbsent(row.cell(key), other -> new LinkedHashSet<>()).add(row.cell(id));
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        ids.forEach((name, students) -> lists.put(name, new ArrayList<>(students)));
        return new Roster(lists);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw unreadable(file, "more than 20 MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(file, "text that is not UTF-8");
        } catch (IOException e) {
            throw unreadable(file, Names.shown(e.toString()));
        }
    }

    private static BatchException unreadable(Path file, String why) {
        return new BatchException(Message.of(MessageCode.ROSTER, "the roster cannot be read", shown(file))
                .with(Evidence.expected("a CSV file in UTF-8"))
                .with(Evidence.actual(why)));
    }

    private static int column(Path file, List<String> headings, String name) {
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new BatchException(Message.of(
                        MessageCode.ROSTER, "the roster has no column `%s`".formatted(name), shown(file) + ", line 1")
                .with(Evidence.expected("a first line that names the columns"))
                .help("name the columns `%s` and `%s`, or say with `--roster-columns` what they are called"
                        .formatted(KEY_COLUMN, ID_COLUMN)));
    }

    private static String shown(Path file) {
        return Names.shown(file.toString());
    }

    /** The instructor's keys for a student or a group that a download calls any of these; empty when none is known. */
    Set<String> idsOf(Collection<String> keys) {
        Set<String> found = new LinkedHashSet<>();
        for (String key : keys) {
            found.addAll(ids.getOrDefault(key, List.of()));
            found.addAll(ids.getOrDefault("Participant " + key, List.of())); // as Moodle's worksheet has it
            if (key.indexOf('@') > 0) {
                ids.forEach((known, students) -> {
                    if (known.toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT))) {
                        found.addAll(students);
                    }
                });
            }
        }
        return found;
    }

    /** Every student. */
    Set<String> everyone() {
        Set<String> all = new LinkedHashSet<>();
        ids.values().forEach(all::addAll);
        return all;
    }
}
