package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.nabla.submission.StudentCode.call;
import static org.nabla.submission.StudentCode.matrix;
import static org.nabla.submission.StudentCode.net;
import static org.nabla.submission.StudentCode.number;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.sandbox.ChildCommand;
import org.nabla.sandbox.ProcessSandbox;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.SandboxProcess;
import org.nabla.sandbox.Sandboxes;

/** Whether compilers and workers really start from their archives: a JVM that does not says nothing about it. */
class ClassArchivesIT {

    @TempDir
    private static Path folder;

    private static Workplace workplace = StudentCode.workplace();

    /** Archives take classes from jars only. */
    @BeforeAll
    static void makeArchives() throws IOException, InterruptedException {
        allow(folder); // as an installation is
        Workplace built = StudentCode.workplace();
        workplace = new Workplace(
                packed(built.workerClassPath()),
                packed(built.compilerClassPath()),
                built.java(),
                folder,
                Optional.empty());
        Path archives = Files.createDirectory(folder.resolve("archives"));
        ClassArchives.make(workplace, archives);
        workplace = workplace.withArchives(archives);
    }

    private static List<Path> packed(List<Path> classPath) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path entry : classPath) {
            jars.add(Files.isDirectory(entry) ? jar(entry) : entry);
        }
        return jars;
    }

    private static Path jar(Path classes) throws IOException {
        Path jar = Files.createTempFile(folder, "classes", ".jar");
        try (OutputStream output = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(output);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                entries.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
        allow(jar);
        return jar;
    }

    /** What children read as another user. */
    private static void allow(Path path) {
        assertThat(path.toFile().setReadable(true, false)).isTrue();
        assertThat(path.toFile().setExecutable(true, false)).isTrue();
    }

    /** It was compiled for Java 5, and what keeps classes from Java 25 on leaves such ones out. */
    @Test
    void takesTheLibraryFromTheArchive() throws IOException {
        assumeTrue(ArchiveKind.ofThisJava() == ArchiveKind.CLASS_DATA, "this Java archives no class that is so old");

        takesTheClassFromTheArchive("org.apache.commons.math3.linear.Array2DRowRealMatrix");
    }

    /** Each of them runs, and its JVM tells where it has the class from. */
    @ParameterizedTest
    @CsvSource({
        "org.nabla.worker.Worker",
        "org.nabla.worker.FunctionFinder",
        "org.nabla.worker.ResultWriter",
        "com.fasterxml.jackson.core.json.UTF8StreamJsonParser",
        "org.nabla.compiler.Compiler",
        "com.sun.tools.javac.comp.Attr"
    })
    void takesTheClassFromTheArchive(String name) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (JavaWorkshop workshop = new JavaWorkshop(workplace, new Logging(logs), 0);
                Runner runner = workshop.runner(
                        net("RealMatrix f() { return new Array2DRowRealMatrix(1, 1).scalarAdd(1); }"),
                        StudentCode.LIMITS);
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(matrix(new double[] {1})));
        }

        List<String> loaded = new ArrayList<>();
        for (Path log : logs) {
            Files.readAllLines(log).stream()
                    .filter(line -> line.contains(" " + name + " "))
                    .forEach(loaded::add);
        }
        assertThat(loaded).singleElement().asString().contains("source: shared objects file");
    }

    /** At the level that a class is graded at: children may be another user there, and see few files. */
    @Test
    void workerTakesItsClassesFromTheArchive_inIsolation() throws IOException {
        Limits limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 64, 1 << 20, 1 << 20);
        try (JavaWorkshop workshop = new JavaWorkshop(
                        workplace, new Telling(Sandboxes.strongest().sandbox()), 0);
                Runner runner = workshop.runner(net("double f() { return 1; }"), limits)) {
            try (Session session = runner.start()) {
                assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(1)));
            }
            assertThat(runner.console().text().lines().filter(line -> line.contains(" org.nabla.worker.Worker ")))
                    .singleElement()
                    .asString()
                    .contains("source: shared objects file");
        }
    }

    @Test
    void runsWithout_whenAnArchiveIsDamaged() throws IOException {
        Path damaged = Files.createTempDirectory(folder, "damaged");
        try (Stream<Path> archives = Files.list(workplace.archives().orElseThrow())) {
            for (Path archive : archives.toList()) {
                Files.writeString(damaged.resolve(archive.getFileName()), "not an archive");
            }
        }
        try (JavaWorkshop workshop = new JavaWorkshop(workplace.withArchives(damaged), new ProcessSandbox(), 0);
                Runner runner = workshop.runner(net("double f() { return 1; }"), StudentCode.LIMITS)) {
            try (Session session = runner.start()) {
                assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(1)));
            }
            assertThat(runner.console().text()).isEmpty();
        }
    }

    @Test
    void leavesNothingButArchives() throws IOException {
        try (Stream<Path> made = Files.list(workplace.archives().orElseThrow())) {
            assertThat(made.map(file -> file.getFileName().toString().replaceAll("[.].*", "")))
                    .containsExactlyInAnyOrder("worker", "compiler");
        }
    }

    /** Has every JVM say where its classes come from. */
    private record Telling(Sandbox inner) implements Sandbox {

        @Override
        public String level() {
            return inner.level();
        }

        @Override
        public Path reachable(Path input) {
            return inner.reachable(input);
        }

        @Override
        public SandboxProcess start(ChildCommand command) {
            List<String> telling = new ArrayList<>(command.command());
            telling.add(telling.indexOf("-cp"), "-Xlog:class+load:stderr");
            return inner.start(new ChildCommand(
                    telling,
                    command.readable(),
                    command.scratchParent(),
                    command.consoleBytes(),
                    command.lineBytes(),
                    command.limits()));
        }
    }

    /** Has every JVM write down where its classes come from. */
    private record Logging(List<Path> logs) implements Sandbox {

        @Override
        public String level() {
            return "process";
        }

        @Override
        public SandboxProcess start(ChildCommand command) {
            Path log = folder.resolve("log" + logs.size());
            logs.add(log);
            List<String> logging = new ArrayList<>(command.command());
            logging.add(logging.indexOf("-cp"), "-Xlog:class+load:file=" + log);
            return new ProcessSandbox()
                    .start(new ChildCommand(
                            logging,
                            command.readable(),
                            command.scratchParent(),
                            command.consoleBytes(),
                            command.lineBytes()));
        }
    }
}
