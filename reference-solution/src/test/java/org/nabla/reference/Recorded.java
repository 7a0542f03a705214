package org.nabla.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Numbers that a script under {@code src/test/python} computed, by their names. */
public final class Recorded {

    private final Map<String, List<List<String>>> matrices;

    private Recorded(Map<String, List<List<String>>> matrices) {
        this.matrices = matrices;
    }

    /** Reads lines such as {@code W1 = [[1.5, 2.0], [3.0, 4.0]]}. */
    public static Recorded in(String file) {
        try (InputStream stream = Objects.requireNonNull(Recorded.class.getResourceAsStream(file), file)) {
            Map<String, List<List<String>>> matrices = new LinkedHashMap<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int equals = line.lastIndexOf(" = ");
                if (equals > 0) {
                    matrices.put(line.substring(0, equals), rows(line.substring(equals + 3)));
                }
            }
            return new Recorded(matrices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows(String text) {
        String inside = text.substring(2, text.length() - 2);
        return Arrays.stream(inside.split("\\], \\[", -1))
                .map(row -> List.of(row.split(", ", -1)))
                .toList();
    }

    public Set<String> names() {
        return matrices.keySet();
    }

    /** Each entry with all the digits that were recorded, row after row. */
    public List<String> digits(String name) {
        return Objects.requireNonNull(matrices.get(name), name).stream()
                .flatMap(List::stream)
                .toList();
    }

    public Matrix matrix(String name) {
        List<List<String>> rows = Objects.requireNonNull(matrices.get(name), name);
        return Matrix.of(rows.stream()
                .map(row -> row.stream().mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new));
    }
}
