package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nabla.sandbox.ChildCommand;
import org.nabla.sandbox.ProcessSandbox;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.SandboxProcess;

/** How many compilers are started, and for whom. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CompilersIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<SourceFile> GOOD = List.of(new SourceFile("Net.java", "class Net {}"));
    private static final List<SourceFile> BAD = List.of(new SourceFile("Net.java", "class {}"));

    /** Keeps javac busy until it has had its 10 s of processor time. */
    private static final List<SourceFile> ENDLESS = List.of(new SourceFile(
            "Net.java",
            "class Net { int f(int i) {" + "try { i++; } finally { ".repeat(30) + "i++;" + " }".repeat(30)
                    + " return i; } }"));

    private final List<Long> pids = new CopyOnWriteArrayList<>();
    private final ExecutorService submissions = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        submissions.shutdownNow();
    }

    @Test
    void oneIsKept_fromOneSubmissionToTheNext() {
        try (Compilers compilers = compilers(LIMIT)) {
            for (int i = 0; i < 3; i++) {
                assertThat(compilers.compile(GOOD, LIMIT)).isInstanceOf(CompileReply.Classes.class);
                assertThat(compilers.compile(BAD, LIMIT)).isInstanceOf(CompileReply.Errors.class);
            }
        }

        assertThat(pids).hasSize(1);
        assertThat(ProcessHandle.of(pids.get(0)).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void twoSubmissionsAtATime_shareOne() throws Exception {
        try (Compilers compilers = compilers(LIMIT)) {
            Callable<List<CompileReply>> several = () -> {
                List<CompileReply> replies = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    replies.add(compilers.compile(GOOD, LIMIT));
                }
                return replies;
            };
            for (Future<List<CompileReply>> replies : submissions.invokeAll(List.of(several, several))) {
                assertThat(replies.get()).hasSize(10).hasOnlyElementsOfType(CompileReply.Classes.class);
            }
        }

        assertThat(pids).hasSize(1);
    }

    @Test
    void theThird_getsAnother_whichServesTheSecondAsWell() throws Exception {
        try (Compilers compilers = compilers(LIMIT)) {
            Future<CompileReply> endless = endless(compilers);
            Future<CompileReply> second = submissions.submit(() -> compilers.compile(GOOD, LIMIT));
            Future<CompileReply> third = submissions.submit(() -> compilers.compile(GOOD, LIMIT));

            assertThat(second.get()).isInstanceOf(CompileReply.Classes.class);
            assertThat(third.get()).isInstanceOf(CompileReply.Classes.class);
            assertThat(endless).isNotDone();
            assertThat(pids).hasSize(2);
            end(endless);
        }
    }

    @Test
    void nobodyWaitsLong_forASubmissionThatLeadsACompilerAstray() throws Exception {
        try (Compilers compilers = compilers(Duration.ofMillis(50))) {
            Future<CompileReply> endless = endless(compilers);

            assertThat(compilers.compile(GOOD, LIMIT)).isInstanceOf(CompileReply.Classes.class);
            assertThat(endless).isNotDone();
            assertThat(pids).hasSize(2);
            end(endless);
        }
    }

    /** A submission that has a compiler for itself for a long time. */
    private Future<CompileReply> endless(Compilers compilers) throws InterruptedException {
        Future<CompileReply> endless = submissions.submit(() -> compilers.compile(ENDLESS, LIMIT));
        while (pids.isEmpty()) {
            Thread.sleep(10);
        }
        return endless;
    }

    /** Whether or not it was ready yet. */
    private void end(Future<CompileReply> endless) {
        ProcessHandle.of(pids.get(0)).ifPresent(ProcessHandle::destroyForcibly);
        await(endless);
    }

    private static void await(Future<?> future) {
        while (!future.isDone()) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    private Compilers compilers(Duration patience) {
        Sandbox counting = new Sandbox() {
            @Override
            public String level() {
                return "process";
            }

            @Override
            public SandboxProcess start(ChildCommand command) {
                SandboxProcess started = new ProcessSandbox().start(command);
                pids.add(started.pid());
                return started;
            }
        };
        return new Compilers(StudentCode.workplace(), counting, patience);
    }
}
