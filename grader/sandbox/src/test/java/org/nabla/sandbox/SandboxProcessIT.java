package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shell scripts stand in for students' code. */
class SandboxProcessIT {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path scratch;

    private final Sandbox sandbox = new ProcessSandbox();

    @Test
    void linesGoThereAndBack() throws InterruptedException {
        try (SandboxProcess child = shell("while read line; do echo \"<$line>\"; done")) {
            child.send("größer");
            child.send("");

            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("<größer>"));
            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("<>"));
        }
    }

    @Test
    void tellsTheExitCode_afterTheLastLine() throws InterruptedException {
        try (SandboxProcess child = shell("echo one; printf partial; exit 7")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("one"));
            assertThat(child.receive(LONG)).isEqualTo(new Received.Ended(new Ending.Exited(7)));
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void endsTheChild_whenItTakesTooLong() throws InterruptedException {
        Duration limit = Duration.ofMillis(200);
        try (SandboxProcess child = shell("printf partial; exec sleep 600")) {
            assertThat(child.receive(limit)).isEqualTo(new Received.Ended(new Ending.TimedOut(limit)));
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void doesNotWait_whenTheChildDoesNotRead() throws InterruptedException {
        Duration limit = Duration.ofMillis(200);
        try (SandboxProcess child = shell("exec sleep 600")) {
            child.send("x".repeat(10 << 20));

            assertThat(child.receive(limit)).isEqualTo(new Received.Ended(new Ending.TimedOut(limit)));
        }
    }

    @Test
    void stopsReading_whenALineIsTooLong() throws InterruptedException {
        try (SandboxProcess child = shell("exec cat /dev/zero")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Ended(new Ending.LineTooLong(1000)));
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void acceptsALine_whenItIsAsLongAsAllowed() throws InterruptedException {
        try (SandboxProcess child =
                shell("head -c 1000 /dev/zero | tr '\\0' x; echo; head -c 1001 /dev/zero | tr '\\0' x; echo")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("x".repeat(1000)));
            assertThat(child.receive(LONG)).isEqualTo(new Received.Ended(new Ending.LineTooLong(1000)));
        }
    }

    @Test
    void saysNotText_whenALineIsNotUtf8() throws InterruptedException {
        try (SandboxProcess child = shell("printf '\\377\\n'")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Ended(new Ending.NotText()));
        }
    }

    @Test
    void saysOutputClosed_whenTheChildRunsOnWithoutIt() throws InterruptedException {
        try (SandboxProcess child = shell("exec sleep 600 >&-")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Ended(new Ending.OutputClosed()));
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void keepsTheBeginningOfErrors_andCountsTheRest() throws InterruptedException {
        SandboxProcess child = shell("head -c 100000000 /dev/zero | tr '\\0' x >&2; echo done");
        try (child) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("done"));
        }

        assertThat(child.captured()).isEqualTo(new Captured("x".repeat(50), 100_000_000 - 50));
    }

    @Test
    void environmentHasNothingOfOurs() throws InterruptedException {
        try (SandboxProcess child = shell("env | grep -v -e '^PWD=' -e '^_=' -e '^SHLVL=' -e '^OLDPWD=' | sort")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("LC_ALL=C.UTF-8"));
            assertThat(child.receive(LONG))
                    .isInstanceOfSatisfying(
                            Received.Line.class, line -> assertThat(line.text()).startsWith("TMPDIR=" + scratch));
            assertThat(child.receive(LONG)).isEqualTo(new Received.Ended(new Ending.Exited(0)));
        }
    }

    @Test
    void endsDescendants_whenClosed() throws InterruptedException {
        assertGone("sleep 600 & echo $!; wait");
    }

    @Test
    void endsDescendants_whenTheyLeftTheSession() throws InterruptedException {
        assertGone("setsid sh -c 'echo $$; exec sleep 600' & wait");
    }

    @Test
    void endsDescendants_whenTheChildItselfHasEnded() throws InterruptedException {
        assertGone("(setsid sh -c 'echo $$; exec sleep 600' &) ; exit 0");
    }

    private void assertGone(String script) throws InterruptedException {
        long pid;
        try (SandboxProcess child = shell(script)) {
            pid = Long.parseLong(((Received.Line) child.receive(LONG)).text());
            assertThat(ProcessHandle.of(pid)).isPresent();
        }

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void removesTheScratchFolder_andFollowsNoLink(@TempDir Path elsewhere) throws IOException, InterruptedException {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "");
        try (SandboxProcess child =
                shell("mkdir -p a/b; echo > a/b/c; ln -s '" + elsewhere + "' d; chmod 0 a; echo done")) {
            assertThat(child.receive(LONG)).isEqualTo(new Received.Line("done"));
        }

        assertThat(kept).exists();
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void leavesNothing_whenTheProgramDoesNotExist() throws IOException {
        assertThatThrownBy(() -> start("/does/not/exist"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot start `/does/not/exist`");
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private SandboxProcess shell(String script) {
        return start("/bin/sh", "-c", script);
    }

    private SandboxProcess start(String... command) {
        return sandbox.start(new ChildCommand(List.of(command), List.of(), scratch, 50, 1000));
    }
}
