package org.nabla.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile program at every level of isolation, by this user and, where this user is root, by an ordinary one: each
 * ends as {@code programs.yaml} says, and so does a well-behaved neighbour.
 */
@EnabledOnOs(OS.LINUX)
class HostileSuiteIT {

    /** What is kept ready for the longest reply, 16 MiB, and a little; what stays of each program would be more. */
    private static final int FLAT_MEGABYTES = 24;

    static List<Setting> settings() {
        return Setting.all();
    }

    static Stream<Arguments> programs() {
        List<Program> programs = ProgramTable.read(SuiteRun.data());
        return settings().stream().flatMap(setting -> programs.stream().map(program -> Arguments.of(setting, program)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void program_endsAsItMust(Setting setting, Program program) {
        Map<String, String> told = setting.told();

        assertThat(told).containsKey(program.name());
        Outcome actual = Outcome.parse(told.getOrDefault(program.name(), ""));
        assertThat(actual)
                .as("%s tries %s", program.name(), program.tries())
                .isEqualTo(program.expectedAt(setting.level(), setting.asRoot()).narrowedBy(actual));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noProcessAndNoFile_isLeft(Setting setting) {
        assertThat(setting.told()).containsEntry(HostileSuite.LEFT, "");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void memoryOfTheGrader_isFlat(Setting setting) {
        String[] heap = setting.told().getOrDefault(HostileSuite.HEAP, "").split(" ", -1);

        assertThat(Integer.parseInt(heap[1])).isLessThan(Integer.parseInt(heap[0]) + FLAT_MEGABYTES);
    }
}
