package org.nabla.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a program of the tests as a user without any rights, for whom root's files are copied. */
final class OrdinaryUser {

    private static final int NUMBER = 20_001;

    private static final Path FOLDER = folder();

    private OrdinaryUser() {}

    static List<String> run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Process process = start(true, program, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the program of the ordinary user failed:\n" + said);
        }
        return said.lines().toList();
    }

    /** Starts it as this user, or as an ordinary one. */
    static Process start(boolean ordinary, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ordinary) {
            command.addAll(List.of("setpriv", "--reuid=" + NUMBER, "--regid=" + NUMBER, "--clear-groups"));
            command.addAll(List.of("env", "HOME=" + FOLDER.resolve("home")));
        }
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("-Duser.home=" + FOLDER.resolve("home"));
        command.addAll(List.of("-cp", FOLDER.resolve("main") + File.pathSeparator + FOLDER.resolve("test")));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void removeFiles() {
        ScratchFolder.remove(FOLDER);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("nabla-ordinary-user-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            copy(CanaryRun.ownClasses(), folder.resolve("main"));
            copy(classesOfTests(), folder.resolve("test"));
            Path home = Files.createDirectory(folder.resolve("home"));
            if (ChildUser.isRoot()) {
                Files.setAttribute(home, "unix:uid", NUMBER);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classesOfTests() {
        return Path.of(OrdinaryUser.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    }

    /** A jar, or of a folder of classes those of this package. */
    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, to);
            return;
        }
        try (Stream<Path> files = Files.walk(from.resolve("org/nabla/sandbox"))) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
