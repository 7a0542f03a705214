package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every strong level promises, shown by programs that try to break it: by this user and, where this user is root, by
 * an ordinary one as well. The table in {@code grader/docs/isolation.md} names these tests.
 */
@EnabledOnOs(OS.LINUX)
class IsolationIT {

    private static final String FULL = "ScratchFull[megabytes=8, files=2000]";

    private static final String REFUSED = Attack.REFUSED;

    private static final Map<Setting, Map<String, String>> OUTCOMES = new ConcurrentHashMap<>();

    /** A level, and whether an ordinary user grades or the one who runs the tests. */
    record Setting(String level, boolean ordinaryUser) {

        Map<String, String> outcomes() {
            return OUTCOMES.computeIfAbsent(this, Setting::attacked);
        }

        private Map<String, String> attacked() {
            Sandbox sandbox = Levels.required(level);
            try {
                return ordinaryUser ? parsed(OrdinaryUser.run(Attacks.class, level)) : Attacks.outcomes(sandbox);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static Map<String, String> parsed(List<String> lines) {
            Map<String, String> outcomes = new LinkedHashMap<>();
            lines.forEach(
                    line -> outcomes.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            return outcomes;
        }

        /** Of an attack that was made. */
        String outcome(String attack) {
            assertThat(outcomes()).containsKey(attack);
            return outcomes().getOrDefault(attack, "");
        }

        int number(String attack) {
            return Integer.parseInt(outcome(attack));
        }

        @Override
        public String toString() {
            return level + (ordinaryUser ? " for an ordinary user" : "");
        }
    }

    static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (String level : Levels.strong()) {
            settings.add(new Setting(level, false));
            if (ChildUser.isRoot()) {
                settings.add(new Setting(level, true));
            }
        }
        return settings;
    }

    @AfterAll
    static void forget() {
        OrdinaryUser.removeFiles();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void wellBehavedProgram_works(Setting setting) {
        assertThat(setting.outcome("works")).isEqualTo("a");
        assertThat(setting.outcome("reads its own classes")).isEqualTo("opened");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noFileOfOthers_isRead(Setting setting) {
        assertThat(setting.outcome("reads a file of the grader")).isEqualTo(REFUSED);
        assertThat(setting.outcome("reads the users")).isEqualTo(REFUSED);
        assertThat(setting.outcome("lists the home folders")).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void nothingIsWritten_outsideTheWorkingFolder(Setting setting) {
        Map<String, String> writing = new LinkedHashMap<>(setting.outcomes());
        writing.keySet().removeIf(attack -> !attack.startsWith("writes to ") && !attack.startsWith("changes "));

        assertThat(writing)
                .hasSize(6)
                .allSatisfy((attack, outcome) -> assertThat(outcome).as(attack).isEqualTo(REFUSED));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noConnectionIsMade_notEvenToThisMachine(Setting setting) {
        assertThat(setting.outcome("connects to this machine")).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noProcessIsStarted(Setting setting) {
        Assumptions.assumeFalse(setting.level().equals("namespaces"), "this level bounds them, with threads");

        assertThat(setting.outcome("starts a process")).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void noOtherProcess_isSeenOrEnded(Setting setting) {
        assertThat(setting.outcome("sees another process")).isEqualTo(REFUSED);
        assertThat(setting.outcome("reads the grader's command")).isEqualTo(REFUSED);
        assertThat(setting.outcomes().getOrDefault("kills another process", REFUSED))
                .isEqualTo(REFUSED);
        assertThat(setting.outcome("victim")).isEqualTo("alive");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void nothingIsInherited_norSharedByNumber(Setting setting) {
        Assumptions.assumeTrue(setting.outcomes().containsKey("descriptors"), "there is no Python to try it with");

        assertThat(setting.outcome("descriptors")).isEqualTo("[]");
        assertThat(Integer.parseInt(setting.outcome("shared memory"))).isNotNegative();
        assertThat(setting.outcome("reaches shared memory")).isEqualTo("-1");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void environmentHasNothingOfOurs_norHasThatOfTheLauncher(Setting setting) {
        assertThat(Set.of(setting.outcome("environment")
                        .replaceAll("[\\[\\]]", "")
                        .split(", ")))
                .isSubsetOf("LC_ALL", "TMPDIR", "MALLOC_ARENA_MAX", "PWD");
        assertThat(setting.outcome("reads the grader's environment")).isEqualTo(REFUSED);
        // where the child is the first process of its namespace, this is its own
        assertThat(setting.outcome("reads the launcher's environment")
                        .replaceAll("=[^ ]*", "")
                        .trim()
                        .split(" +", -1))
                .isSubsetOf("LC_ALL", "TMPDIR", "MALLOC_ARENA_MAX", "", REFUSED);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void childIsNotRoot_andHasNoCapabilities(Setting setting) {
        assertThat(setting.outcome("user")).isNotEqualTo("0");
        assertThat(setting.outcome("capabilities"))
                .isIn("[CapPrm:0000000000000000, CapEff:0000000000000000, NoNewPrivs:1]", REFUSED);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void threadsAreBounded(Setting setting) {
        boolean countsThoseOfOthers = setting.level().equals("landlock") && !runsAsOwnUser(setting);

        assertThat(setting.number("threads")).isBetween(10, countsThoseOfOthers ? 4000 : Attacks.LIMITS.threads());
    }

    private static boolean runsAsOwnUser(Setting setting) {
        return ChildUser.isRoot() && !setting.ordinaryUser();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void memoryIsBounded_onTheHeapAndOffIt(Setting setting) {
        assertThat(setting.number("heap")).isLessThan(128);
        assertThat(setting.number("off-heap")).isLessThan(Attacks.LIMITS.memoryMegabytes());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void filesAreBounded_oneAndAllTogether(Setting setting) {
        assertThat(setting.number("writes a long file")).isLessThanOrEqualTo(Attacks.LIMITS.scratchMegabytes());
        assertThat(setting.outcome("fills its folder")).isIn(FULL, "7", "8");
        assertThat(setting.outcome("makes many files")).isIn(FULL, REFUSED);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void processorTimeIsBounded(Setting setting) {
        // 128 and SIGKILL, but unshare does not pass it on
        assertThat(setting.outcome("loops")).isIn("Exited[code=137]", "Exited[code=1]");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void childEnds_whenTheGraderIsKilled(Setting setting) throws IOException, InterruptedException {
        Levels.required(setting.level());
        String name = "nabla-" + UUID.randomUUID();
        Process grader = OrdinaryUser.start(setting.ordinaryUser(), Attacks.class, setting.level(), name);
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(grader.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("Line[text=ready]");
            assertThat(named(name)).hasSizeGreaterThanOrEqualTo(2);

            grader.destroyForcibly().waitFor();

            for (int i = 0; i < 500 && !named(name).isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(named(name)).isEmpty();
        }
    }

    /** The processes that have this among their arguments; of one that has ended nothing is told any more. */
    private static List<String> named(String name) throws IOException {
        List<String> found = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String command = command(process);
                if (command.contains(name)) {
                    found.add(command);
                }
            }
        }
        return found;
    }

    private static String command(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone meanwhile
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void childLives_whenTheThreadThatAskedForItEnds(Setting setting) throws InterruptedException {
        Sandbox sandbox = Levels.required(setting.level());
        List<SandboxProcess> started = new ArrayList<>();
        Thread thread = new Thread(
                () -> started.add(sandbox.start(Attacks.command(sandbox, Attacks.LIMITS, "sleeps", "here"))));

        thread.start();
        thread.join();

        try (SandboxProcess child = started.get(0)) {
            assertThat(child.receive(Duration.ofSeconds(20))).isEqualTo(new Received.Line("ready"));
            assertThat(child.awaitExit(Duration.ofMillis(300))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void nothingIsLeft_whenTheChildIsClosed(Setting setting) throws InterruptedException, IOException {
        Sandbox sandbox = Levels.required(setting.level());
        String name = "nabla-" + UUID.randomUUID();
        try (SandboxProcess child = sandbox.start(Attacks.command(sandbox, Attacks.LIMITS, "sleeps", name))) {
            child.receive(Duration.ofSeconds(20));
        }

        assertThat(named(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64, 61440, 61440, true", "0, 0, 4294967295, true", "0, 1000, 1, false"})
    void userOfAChild_mustExistHere(long first, long outside, long count, boolean exists) {
        assertThat(ChildUser.isIn("%10d %10d %10d".formatted(first, outside, count), 60_600, 61_100))
                .isEqualTo(exists);
    }
}
