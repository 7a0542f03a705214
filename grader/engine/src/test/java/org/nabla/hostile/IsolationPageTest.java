package org.nabla.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nabla.sandbox.Sandboxes;

/** Holds {@code grader/docs/isolation.md} to what the programs really do at each level. */
class IsolationPageTest {

    private static final String HELD = "·";

    private final Map<String, Program> programs =
            ProgramTable.read(SuiteRun.data()).stream().collect(Collectors.toMap(Program::name, program -> program));
    private final List<Row> rows = rows();

    /** A row of a table whose last column names programs. */
    private record Row(Map<String, String> cells) {

        String attack() {
            return cells.getOrDefault("attack", "");
        }

        List<String> programs() {
            String cell = cells.getOrDefault("programs", "");
            return cell.isEmpty()
                    ? List.of()
                    : Arrays.asList(cell.replace("`", "").split(", ", -1));
        }

        String at(String level) {
            return cells.getOrDefault("`" + level + "`", "");
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<String> heads = List.of();
        for (String line : page().split("\n", -1)) {
            List<String> cells = cells(line);
            if (line.startsWith("| attack |")) {
                heads = cells;
            } else if (!line.startsWith("|")) {
                heads = List.of();
            } else if (!heads.isEmpty() && !line.startsWith("| ---")) {
                assertThat(cells).as(line).hasSameSizeAs(heads);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < heads.size(); i++) {
                    row.put(heads.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return line.startsWith("|")
                ? Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::trim)
                        .toList()
                : List.of();
    }

    private static String page() {
        try {
            return Files.readString(Path.of(System.getProperty("nabla.home"), "grader/docs/isolation.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyProgram_showsOneRow() {
        assertThat(rows).flatExtracting(Row::programs).containsExactlyInAnyOrderElementsOf(programs.keySet());
    }

    @Test
    void rowIsNotHeld_whereAProgramGetsFurther() {
        for (Row row : rows) {
            for (String level : Sandboxes.levels()) {
                if (row.at(level).startsWith(HELD)) {
                    assertThat(row.programs())
                            .as("programs that get further at %s: %s", level, row.attack())
                            .noneMatch(name -> program(name).getsFurtherAt(level));
                }
            }
        }
    }

    @Test
    void possibleIsShown_whereItIsSaid() {
        List<Row> said = rows.stream()
                .filter(row -> row.at(Setting.PROCESS).startsWith("**")
                        && !row.programs().isEmpty())
                .toList();

        assertThat(said)
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(row.programs())
                        .as(row.attack())
                        .anyMatch(name -> program(name).getsFurtherAt(Setting.PROCESS)));
    }

    private Program program(String name) {
        Program program = programs.get(name);
        assertThat(program).as(name).isNotNull();
        return Objects.requireNonNull(program);
    }
}
