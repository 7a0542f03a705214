package org.nabla.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nabla.sandbox.Sandboxes;

class ProgramTableTest {

    private final List<Program> programs = ProgramTable.read(SuiteRun.data());

    @Test
    void namesAtLeastFortyPrograms_eachOnce() {
        assertThat(programs)
                .extracting(Program::name)
                .hasSizeGreaterThanOrEqualTo(40)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesEveryFolderOfPrograms() throws IOException {
        List<String> kept = new ArrayList<>();
        try (Stream<Path> folders = Files.list(SuiteRun.data().resolve("java"))) {
            folders.map(folder -> folder.getFileName().toString()).forEach(kept::add);
        }

        assertThat(programs).extracting(Program::name).containsAll(kept);
    }

    @Test
    void differsOnlyAtLevelsThatThereAre() {
        assertThat(programs)
                .allSatisfy(program -> assertThat(Sandboxes.levels())
                        .as(program.name())
                        .containsAll(program.expected().keySet().stream()
                                .map(level -> level.replace(Program.FOR_USERS, ""))
                                .toList()));
    }

    /** What a level is for: nothing of others is touched, whatever is tried. */
    @Test
    void nothingIsTouched_atALevelForStrangers() {
        assertThat(programs)
                .allSatisfy(program -> Sandboxes.levels().stream()
                        .filter(level -> !level.equals(Setting.PROCESS))
                        .forEach(level -> assertThat(
                                        program.expectedAt(level, false).touched())
                                .as("%s at %s", program.name(), level)
                                .isEmpty()));
    }

    @Test
    void everyProgram_saysWhatItTries() {
        assertThat(programs)
                .allSatisfy(program ->
                        assertThat(program.tries()).as(program.name()).startsWith("to "));
    }
}
