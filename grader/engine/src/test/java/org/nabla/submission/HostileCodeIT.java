package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nabla.submission.StudentCode.call;
import static org.nabla.submission.StudentCode.files;
import static org.nabla.submission.StudentCode.net;
import static org.nabla.submission.StudentCode.number;
import static org.nabla.submission.StudentCode.reply;
import static org.nabla.submission.StudentCode.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.sandbox.ProcessSandbox;

/** Code that ends, hangs, floods, forges or stays: each gets a reply, and nothing of it is left. */
class HostileCodeIT {

    private static final Limits SHORT = new Limits(Duration.ofMillis(1500), Duration.ofSeconds(20), 64, 1000, 1 << 20);

    /** Writes a line to the stream that belongs to the protocol. */
    private static final String FORGE = """
            static void forge(String line) {
                try {
                    new java.io.FileOutputStream(java.io.FileDescriptor.out).write(line.getBytes());
                } catch (java.io.IOException e) {
                    throw new RuntimeException(e);
                }
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.exit(0); return 1; | 0",
                "System.exit(3); return 1; | 3",
                "Runtime.getRuntime().halt(9); return 1; | 9",
                "new Thread(() -> System.exit(5)).start(); while (true) {} | 5"
            })
    void saysEnded_whenTheCodeEndsTheProcess(String statements, int exitCode) {
        assertThat(reply("double f() { " + statements + " }", call("f"))).isEqualTo(new Reply.Ended(exitCode));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }",
                "forge(\"{\\\"call\\\": 1\"); while (true) {}"
            })
    void saysTimedOutAndEndsTheProcess_whenTheCodeNeverReturns(String statements) {
        try (Runner runner = runner(net(FORGE + "double f() { " + statements + " }"), SHORT);
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.TimedOut(Duration.ofMillis(1500)));
            assertThat(session.alive()).isFalse();
        }
    }

    @Test
    void saysStackOverflow_whenRecursionNeverEnds() {
        Reply reply = reply("double f() { return 1 + f(); }", call("f"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Raised.class, raised -> {
            assertThat(raised.type()).isEqualTo("StackOverflowError");
            assertThat(raised.trace().lines()).hasSize(20).containsOnly("at Net.f(Net.java:3)");
        });
    }

    @Test
    void recursionOfThousandsOfCalls_isPossible() {
        String members =
                "double f(double[][] x, double[][] y) { return g(5000); } double g(int n) { return n == 0 ? 0 : 1 + g(n - 1); }";

        assertThat(reply(members, call("f", Map.of("x", Matrix.scalar(1), "y", Matrix.scalar(1)))))
                .isEqualTo(new Reply.Single(number(5000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<double[]> all = new ArrayList<>(); while (true) { all.add(new double[100_000]); }",
                "try { List<Object> all = new ArrayList<>(); while (true) { all.add(all.toArray()); all.addAll(all); } } catch (OutOfMemoryError e) { throw new IllegalStateException(e); }",
                "double[] much = new double[Integer.MAX_VALUE]; return much[0];"
            })
    void saysOutOfMemory_whenTheHeapIsFull(String statements) {
        try (Runner runner = runner(net("double f() { " + statements + " }"));
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isInstanceOf(Reply.OutOfMemory.class);
            assertThat(session.alive()).isFalse();
        }
    }

    @Test
    void answers_whenTheCodeFloodsItsConsole() {
        String members =
                "double f() { String line = \"x\".repeat(99_999); for (int i = 0; i < 1000; i++) { System.out.println(line); } return 1; }";
        try (Runner runner = runner(net(members))) {
            try (Session session = runner.start()) {
                assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(1)));
            }

            assertThat(runner.console()).isEqualTo(new Console("x".repeat(1000), true));
        }
    }

    @Test
    void answers_whenTheCodeClosesItsConsole() {
        assertThat(reply(
                        "double f() { System.out.close(); System.err.close(); System.out.println(); return 1; }",
                        call("f")))
                .isEqualTo(new Reply.Single(number(1)));
    }

    @Test
    void findsNothing_whenTheCodeReadsItsInput() {
        assertThat(reply("double f() throws Exception { return System.in.read(); }", call("f")))
                .isEqualTo(new Reply.Single(number(-1)));
    }

    @Test
    void saysMalformed_whenALineIsEndless() {
        String members = FORGE
                + "double f() { String s = \"x\".repeat(1_000_000); for (int i = 0; i < 100; i++) { forge(s); } return 1; }";

        assertThat(reply(members, call("f"))).isEqualTo(new Reply.Malformed("the reply is longer than 1048576 bytes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | the reply is not the JSON that is expected: Unrecognized token 'hello': was expecting (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')",
                "{'call': 2, 'value': 1} | a reply to call 1 is expected, not to 2",
                "{'call': 1} | the reply has no content",
                "{'call': 1, 'value': 1, 'raised': {}} | `raised` beside another content",
                "{'call': 1, 'value': '1'} | packed numbers cannot be read: it has no sizes",
                "{'call': 1, 'value': [1, [2]]} | an array mixes numbers and rows",
                "{'call': 1, 'value': [[1], [2, 3]]} | the rows of a matrix differ in length",
                "{'call': 1, 'score': 100} | a reply has no `score`",
                "{'call': 1, 'value': 1} {} | something follows the reply",
                "[1] | an object is expected, not an array",
                "{'call': 1, 'value': '900x900:AAAAAAAA+D8='} | packed numbers cannot be read: it has 1 numbers, and should have 900×900",
                "{'call': 1, 'value': null} | a number is expected, not null"
            })
    void saysMalformedAndEnds_whenAReplyIsForgedBadly(String line, String reason) {
        String forged = line.replace('\'', '"').replace("\"", "\\\"").replace("token \\\"", "token '");
        try (Runner runner = runner(net(FORGE + "double f() { forge(\"" + forged + "\\n\"); return 1; }"));
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.Malformed(reason));
            assertThat(session.alive()).isFalse();
        }
    }

    @Test
    void laterAnswersAreNotShifted_whenAReplyIsForgedWell() {
        String members = FORGE
                + "double f() { forge(\"{\\\"call\\\": 1, \\\"value\\\": 7}\\n\"); return 1; } double g() { return 2; }";
        try (Runner runner = runner(net(members));
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(7)));
            assertThat(session.call(call("g")))
                    .isEqualTo(new Reply.Malformed("a reply to call 2 is expected, not to 1"));
        }
    }

    @Test
    void readsInfinity_whenANumberIsBeyondDoubles() {
        assertThat(reply(
                        FORGE + "double f() { forge(\"{\\\"call\\\": 1, \\\"value\\\": -1e999}\\n\"); return 1; }",
                        call("f")))
                .isEqualTo(new Reply.Single(number(Double.NEGATIVE_INFINITY)));
    }

    @Test
    void saysMalformed_whenTheOutputForRepliesIsClosed() {
        String members =
                "double f() throws Exception { new java.io.FileOutputStream(java.io.FileDescriptor.out).close(); Thread.sleep(9000); return 1; }";

        // at some levels the launcher holds the output open as long as the code runs
        assertThat(reply(members, call("f")))
                .isIn(
                        new Reply.Malformed("the output for replies was closed"),
                        new Reply.TimedOut(StudentCode.LIMITS.perCall()));
    }

    @Test
    void endsInTime_whenThreadsAreLeftRunning() {
        String members =
                "double f() { for (int i = 0; i < 9; i++) { new Thread(() -> { while (true) {} }).start(); } return 1; }";
        long pid;
        try (JavaWorkshop workshop = plain();
                Runner runner = workshop.runner(
                        net(members + "double pid() { return ProcessHandle.current().pid(); }"), StudentCode.LIMITS);
                Session session = runner.start()) {
            pid = pid(session.call(call("pid")));

            assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(1)));
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "new ProcessBuilder(\"sleep\", \"1\").start(); System.exit(0);"})
    void childrenOfTheCodeEndWithIt(String afterwards) {
        String members = "static double pid; double f() throws Exception {"
                + " pid = new ProcessBuilder(\"sleep\", \"600\").inheritIO().start().pid(); return pid; }"
                + " double g() throws Exception { " + afterwards + " return 1; }";
        long pid;
        try (JavaWorkshop workshop = plain();
                Runner runner = workshop.runner(net(members), StudentCode.LIMITS);
                Session session = runner.start()) {
            pid = pid(session.call(call("f")));
            session.call(call("g"));
        }

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void saysEndedSoon_whenAChildOfTheCodeHoldsTheOutput() {
        String members =
                "double f() throws Exception { new ProcessBuilder(\"sleep\", \"600\").inheritIO().start(); System.exit(4); return 1; }";
        try (JavaWorkshop workshop = plain();
                Runner runner = workshop.runner(net(members), StudentCode.LIMITS);
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.Ended(4));
        }
    }

    /** At the one level where code can start processes that everybody sees. */
    private static JavaWorkshop plain() {
        return new JavaWorkshop(StudentCode.workplace(), new ProcessSandbox(), 0);
    }

    @Test
    void saysSoAndEnds_whenTheWorkingFolderIsFull() {
        String members =
                "double f() throws Exception { for (int i = 0; ; i++) { new java.io.File(\"f\" + i).createNewFile(); } }";

        assertThat(reply(members, call("f")))
                .isEqualTo(new Reply.Malformed("the working folder held more than 16 MiB or 2000 files"));
    }

    private static long pid(Reply reply) {
        return (long) ((Reply.Single) reply).value().matrix().scalar();
    }

    @Test
    void leavesNoFiles_whenASessionAndItsRunnerAreClosed(@TempDir Path scratch) throws IOException {
        Workplace usual = StudentCode.workplace();
        Workplace workplace = new Workplace(
                usual.workerClassPath(), usual.compilerClassPath(), usual.java(), scratch, Optional.empty());
        String members =
                "double f() throws Exception { java.nio.file.Path made = java.nio.file.Files.createDirectories(java.nio.file.Path.of(\"a/b\"));"
                        + " java.nio.file.Files.writeString(made.resolve(\"c\"), \"d\"); made.toFile().setWritable(false); made.toFile().setExecutable(false); made.toFile().setReadable(false); return 1; }";
        try (JavaWorkshop workshop = new JavaWorkshop(workplace, new ProcessSandbox(), 1);
                Runner runner = workshop.runner(net(members), StudentCode.LIMITS);
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(1)));
        }

        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void classesOfTheWorkerAndItsParser_areNotSeen() {
        String members =
                "double f() throws Exception { int seen = 0; for (String name : List.of(\"org.nabla.worker.Worker\", \"com.fasterxml.jackson.core.JsonFactory\")) {"
                        + " try { Class.forName(name); seen++; } catch (ClassNotFoundException e) { } } return seen; }";

        assertThat(reply(members, call("f"))).isEqualTo(new Reply.Single(number(0)));
    }

    @Test
    void nothingBreaks_whenClassesAreNamedLikeOthers() {
        Submission submission = files(
                new SourceFile(
                        "Worker.java",
                        "package org.nabla.worker; public class Worker { public static double f() { return 1; } }"),
                new SourceFile("Odd.java", "package java.odd; class Odd { static double odd() { return 1; } }"),
                new SourceFile(
                        "JsonFactory.java",
                        "package com.fasterxml.jackson.core; class JsonFactory { static double g() { return 2; } }"),
                new SourceFile(
                        "Own.java",
                        "package org.apache.commons.math3.own; class Own { static double h() { return 3; } }"));
        try (Runner runner = runner(submission);
                Session session = runner.start()) {
            assertThat(session.signatures().functions()).containsOnlyKeys("f", "g", "h");
            assertThat(List.of("f", "g", "h"))
                    .map(name -> session.call(call(name)))
                    .containsExactly(
                            new Reply.Single(number(1)), new Reply.Single(number(2)), new Reply.Single(number(3)));
        }
    }

    @Test
    void environmentIsEmpty_exceptForWhatAJvmNeeds() {
        String members = "double f() { Set<String> names = new HashSet<>(System.getenv().keySet());"
                + " names.removeAll(Set.of(\"LC_ALL\", \"TMPDIR\", \"MALLOC_ARENA_MAX\", \"PWD\")); return names.size(); }";

        assertThat(reply(members, call("f"))).isEqualTo(new Reply.Single(number(0)));
    }

    @Test
    void exceptionThatMisbehaves_isStillTold() {
        String members =
                "static class Odd extends RuntimeException { public String getMessage() { throw new IllegalStateException(); }"
                        + " public StackTraceElement[] getStackTrace() { return null; } public Throwable getCause() { return this; } }\n"
                        + "double f() { throw new Odd(); }";

        assertThat(reply(members, call("f"))).isEqualTo(new Reply.Raised("Odd", "", ""));
    }
}
