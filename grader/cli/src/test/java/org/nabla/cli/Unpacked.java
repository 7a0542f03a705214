package org.nabla.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A package as whoever gets it has it: unpacked with its modes, searched, and started in a process of its own. */
record Unpacked(Path folder) {

    private static final long PATIENCE_SECONDS = 300;

    /** What a program said, and how it ended. */
    record Said(int exit, String out, String err) {}

    /** Unpacks as {@code unzip} does. */
    static Unpacked zip(Path zip, Path folder) {
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> tree = Files.walk(inside.getPath("/"))) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(path.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
                Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
                Files.setPosixFilePermissions(target, mode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Unpacked(folder);
    }

    /** Every file but the libraries of others, and every entry of every archive in it, by a path that leads there. */
    Map<String, byte[]> everything() {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                collect(folder.relativize(file).toString(), Files.readAllBytes(file), found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void collect(String path, byte[] bytes, Map<String, byte[]> found) throws IOException {
        if (path.endsWith(".jar") && !path.matches(".*/nabla-[^/]*")) {
            return;
        }
        found.put(path, bytes);
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                collect(path + "!" + entry.getName(), zip.readAllBytes(), found);
            }
        }
    }

    /** Where any of these bytes are. */
    static List<String> holders(Map<String, byte[]> files, byte[] wanted) {
        List<String> holders = new ArrayList<>();
        files.forEach((path, bytes) -> {
            if (contains(bytes, wanted)) {
                holders.add(path);
            }
        });
        return holders;
    }

    static List<String> holders(Map<String, byte[]> files, String wanted) {
        return holders(files, wanted.getBytes(UTF_8));
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int j = 0;
            while (j < wanted.length && bytes[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /** Runs a command in the folder; it sees no more of this process than where Java is and what is named. */
    Said run(Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("nabla-said", ".out");
            Path err = Files.createTempFile("nabla-said", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            Process process = builder.start();
            try {
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("%s ends", command)
                        .isTrue();
                return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Said run(String... command) {
        return run(Map.of(), List.of(command));
    }
}
