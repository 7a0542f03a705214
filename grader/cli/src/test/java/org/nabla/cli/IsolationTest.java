package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nabla.sandbox.Sandboxes.Missing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class IsolationTest {

    @Command
    private static final class Host {

        @Mixin
        private final Isolation isolation = new Isolation();
    }

    @Test
    void refusalSaysWhyEachLevelDoesNotWork_andWhatToDo() {
        String remedy = "grade on Linux, for example in a virtual machine";

        assertThat(Isolation.refusal(List.of(
                                new Missing("bubblewrap", "it needs Linux", remedy),
                                new Missing("landlock", "it needs Linux", remedy)))
                        .render())
                .isEqualTo("""
                        error[NB608]: nothing here keeps students' programs from your files, the network and other processes
                           = expected: one of the levels `bubblewrap`, `landlock`
                           = note:     `bubblewrap`: it needs Linux
                           = note:     `landlock`: it needs Linux
                           = help: grade on Linux, for example in a virtual machine
                           = help: `--sandbox process` runs them with all your rights, for code that you have read
                           = more: nabla explain NB608
                        """);
    }

    @Test
    void weakestLevelIsTaken_whenItIsNamed() {
        assertThat(given("--sandbox", "process").forStrangers().level()).isEqualTo("process");
        assertThat(given("--sandbox", "process").forOwnCode().level()).isEqualTo("process");
    }

    @Test
    void namesTheLevels_whenThereIsNoSuch() {
        assertThatThrownBy(() -> given("--sandbox", "jail").forStrangers())
                .isInstanceOf(ExitCodes.NeedsChangeException.class)
                .hasMessage(
                        "`--sandbox` must be one of `bubblewrap`, `namespaces`, `landlock`, `process`, but is `jail`");
    }

    private static Isolation given(String... arguments) {
        Host host = new Host();
        new CommandLine(host).parseArgs(arguments);
        return host.isolation;
    }
}
