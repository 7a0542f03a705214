package org.nabla.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The programs of {@code programs.yaml}, with their files and what must come of each. */
final class ProgramTable {

    /** For a program that comes to an end by itself, however busy the machine is. */
    private static final double PATIENCE_SECONDS = 30;

    private static final Set<String> FIELDS =
            Set.of("name", "language", "tries", "seconds", "zip", "files", "first", "second", "says", "touched", "at");

    private final Path folder;

    private ProgramTable(Path folder) {
        this.folder = folder;
    }

    /** The folder that holds the table. */
    static List<Program> read(Path folder) {
        try {
            String text = Files.readString(folder.resolve("programs.yaml"));
            ProgramTable table = new ProgramTable(folder);
            List<Program> programs = new ArrayList<>();
            for (Object entry : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text)) {
                programs.add(table.program(Row.of(entry)));
            }
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A map of the table, which has only text as keys. */
    private record Row(Map<?, ?> fields) {

        static Row of(Object entry) {
            return new Row((Map<?, ?>) entry);
        }

        String text(String field, String otherwise) {
            Object value = fields.get(field);
            return value == null ? otherwise : value.toString();
        }

        List<?> list(String field) {
            return fields.get(field) instanceof List<?> list ? list : List.of();
        }

        List<String> texts(String field, List<String> otherwise) {
            return fields.containsKey(field)
                    ? list(field).stream().map(Object::toString).toList()
                    : otherwise;
        }

        boolean has(String field) {
            return fields.containsKey(field);
        }

        Outcome outcome(Outcome otherwise) {
            return new Outcome(
                    text("first", otherwise.first()),
                    text("second", otherwise.second()),
                    texts("says", otherwise.says()),
                    texts("touched", otherwise.touched()));
        }
    }

    private Program program(Row row) throws IOException {
        String name = row.text("name", "");
        for (Object field : row.fields().keySet()) {
            if (!FIELDS.contains(field.toString())) {
                throw new IllegalStateException("`%s` of `%s` is not a field".formatted(field, name));
            }
        }
        Outcome usual = row.outcome(new Outcome("correct", "correct", List.of(), List.of()));
        Map<String, Outcome> expected = new LinkedHashMap<>();
        if (row.fields().get("at") instanceof Map<?, ?> levels) {
            levels.forEach((level, differs) ->
                    expected.put(level.toString(), Row.of(differs).outcome(usual)));
        }
        double seconds = Double.parseDouble(row.text("seconds", Double.toString(PATIENCE_SECONDS)));
        String language = row.text("language", "java");
        return new Program(
                name,
                language,
                row.text("tries", ""),
                Duration.ofMillis((long) (1000 * seconds)),
                row.has("zip"),
                files(row, name, language),
                usual,
                expected);
    }

    private List<ProgramFile> files(Row row, String name, String language) throws IOException {
        List<ProgramFile> files = new ArrayList<>();
        for (Object entry : row.list("files")) {
            files.add(made(Row.of(entry)));
        }
        Path kept = folder.resolve(language).resolve(name);
        if (Files.isDirectory(kept)) {
            try (Stream<Path> all = Files.walk(kept)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    files.add(ProgramFile.of(kept.relativize(file).toString(), Files.readAllBytes(file)));
                }
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("`%s` has no files in `%s`".formatted(name, kept));
        }
        return files;
    }

    private static ProgramFile made(Row row) {
        List<ProgramFile.Part> parts = new ArrayList<>();
        for (Object entry : row.list("parts")) {
            Row part = Row.of(entry);
            byte[] bytes = part.has("hex")
                    ? HexFormat.of().parseHex(part.text("hex", ""))
                    : part.text("text", "").getBytes(StandardCharsets.UTF_8);
            parts.add(ProgramFile.Part.of(bytes, Integer.parseInt(part.text("times", "1"))));
        }
        return new ProgramFile(
                row.text("path", ""), Integer.parseInt(row.text("copies", "1")), row.text("link", ""), parts);
    }
}
