package org.nabla.hostile;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nabla.submission.StudentCode;
import org.nabla.submission.Workplace;

/** Runs the suite in a JVM of its own, as this user or as one without any rights, for whom root's files are copied. */
final class SuiteRun {

    /** No user of any system that we know of. */
    private static final int NUMBER = 20_002;

    private static final String SECRET = "secret";

    private SuiteRun() {}

    /** What it told, by what it is about. */
    static Map<String, String> of(String level, boolean ordinaryUser, String... programs)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nabla-hostile-");
        try {
            prepare(folder, ordinaryUser);
            return run(folder, level, ordinaryUser, programs);
        } finally {
            remove(folder);
        }
    }

    private static Map<String, String> run(Path folder, String level, boolean ordinaryUser, String... programs)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(folder, level, ordinaryUser, programs))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("NABLA_SECRET", SECRET);
        Process process = builder.start();
        Map<String, String> told = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "the suite ended with exit code %d after %s".formatted(process.exitValue(), told.keySet()));
        }
        return told;
    }

    private static List<String> command(Path folder, String level, boolean ordinaryUser, String... programs)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (ordinaryUser) {
            command.addAll(List.of("setpriv", "--reuid=" + NUMBER, "--regid=" + NUMBER, "--clear-groups"));
            command.addAll(List.of("env", "HOME=" + folder.resolve("home")));
        }
        String classPath;
        try (Stream<Path> entries = Files.list(folder.resolve(Surroundings.OWN))) {
            classPath = String.join(
                    File.pathSeparator, entries.sorted().map(Path::toString).toList());
        }
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-Duser.home=" + folder.resolve("home"),
                "-cp",
                classPath,
                HostileSuite.class.getName(),
                folder.toString(),
                level));
        command.addAll(List.of(programs));
        return command;
    }

    /** Everything the suite reads and writes, in one folder that belongs to the user who grades. */
    private static void prepare(Path folder, boolean ordinaryUser) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Workplace built = StudentCode.workplace();
        copyAll(ownClassPath(), folder.resolve(Surroundings.OWN));
        copyAll(built.workerClassPath(), folder.resolve(Surroundings.WORKER));
        copyAll(built.compilerClassPath(), folder.resolve(Surroundings.COMPILER));
        copy(data(), folder.resolve(Surroundings.DATA));
        Files.createDirectory(folder.resolve("scratch"));
        Files.writeString(Files.createDirectory(folder.resolve("home")).resolve(SECRET), SECRET);
        if (ordinaryUser) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.toList()) {
                    Files.setAttribute(path, "unix:uid", NUMBER, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static List<Path> ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(path -> !path.toString().contains("junit"))
                .filter(Files::exists)
                .toList();
    }

    static Path data() {
        return Path.of(System.getProperty("nabla.home"), "grader/engine/src/test/resources/org/nabla/hostile");
    }

    private static void copyAll(List<Path> entries, Path to) throws IOException {
        Files.createDirectory(to);
        for (int i = 0; i < entries.size(); i++) {
            Path entry = entries.get(i);
            copy(entry, to.resolve("%03d-%s".formatted(i, entry.getFileName())));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
