package org.nabla.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The table of system calls that are kept from children. */
final class SystemCalls {

    /** What becomes of a call. */
    enum Treatment {
        REFUSED,
        ABSENT,
        EXPOSED
    }

    private record Row(Treatment treatment, String name, List<String> numbers) {}

    private static final List<Row> TABLE = read();

    private SystemCalls() {}

    /** The numbers of the calls treated like this; a call that this architecture does not have is left out. */
    static List<Integer> numbers(Treatment treatment, Architecture architecture) {
        List<Integer> numbers = new ArrayList<>();
        for (Row row : TABLE) {
            String number = row.numbers().get(architecture.column() - 1);
            if (row.treatment() == treatment && !number.equals("-")) {
                numbers.add(Integer.valueOf(number));
            }
        }
        return numbers;
    }

    /** The number of a call by its name, for the tests. */
    static OptionalInt number(String name, Architecture architecture) {
        return TABLE.stream()
                .filter(row -> row.name().equals(name))
                .map(row -> row.numbers().get(architecture.column() - 1))
                .filter(number -> !number.equals("-"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    static List<String> names() {
        return TABLE.stream().map(Row::name).toList();
    }

    private static List<Row> read() {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    rows.add(row(line.trim().split(" +", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static InputStream resource() {
        InputStream found = SystemCalls.class.getResourceAsStream("system-calls.txt");
        if (found == null) {
            throw new IllegalStateException("the table of system calls is missing from the program");
        }
        return found;
    }

    private static Row row(String[] cells) {
        return new Row(Treatment.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], List.of(cells[2], cells[3]));
    }
}
