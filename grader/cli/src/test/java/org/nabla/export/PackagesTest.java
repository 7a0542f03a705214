package org.nabla.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The archives that packages are, read by others than who writes them. */
class PackagesTest {

    private static final Path ROOT = Path.of(System.getProperty("nabla.home"));

    @TempDir
    private Path folder;

    private static PackedFiles files() {
        return new PackedFiles()
                .add("notes/empty.txt", "")
                .add("notes/ünïcode.txt", "σ′(z)\n")
                .addProgram("run", "#!/bin/sh\nexit 0\n");
    }

    @Test
    void zip_hasFilesAndModes() throws IOException {
        Path zip = Files.write(folder.resolve("package.zip"), ZipPackage.of(files()));

        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            assertThat(inside.getPath("notes/empty.txt")).hasSize(0);
            assertThat(inside.getPath("notes/ünïcode.txt")).hasContent("σ′(z)\n");
            assertThat(mode(inside.getPath("notes/empty.txt"))).isEqualTo("rw-r--r--");
            assertThat(mode(inside.getPath("run"))).isEqualTo("rwxr-xr-x");
        }
        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.stream().map(Object::toString))
                    .containsExactly("notes/empty.txt", "notes/ünïcode.txt", "run");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void archives_areTheSameInEveryTimeZone() {
        TimeZone here = TimeZone.getDefault();
        try {
            byte[] zip = ZipPackage.of(files());
            byte[] tar = TarPackage.of(files());
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(ZipPackage.of(files())).isEqualTo(zip);
            assertThat(TarPackage.of(files())).isEqualTo(tar);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    /** POSIX.1-1988, 10.1.1: blocks of 512 bytes, octal fields, a checksum over the header with itself taken for spaces. */
    @Test
    void tar_hasWhatTheStandardSays() {
        byte[] tar = TarPackage.of(new PackedFiles().addProgram("bin/run", "echo\n"));

        assertThat(tar).hasSize(4 * 512);
        assertThat(text(tar, 0, 8)).isEqualTo("bin/run\0");
        assertThat(text(tar, 100, 8)).isEqualTo("0000755\0");
        assertThat(text(tar, 124, 12)).isEqualTo("00000000005\0");
        assertThat(text(tar, 136, 12)).isEqualTo("00000000000\0");
        assertThat(text(tar, 156, 1)).isEqualTo("0");
        assertThat(text(tar, 257, 8)).isEqualTo("ustar\00000");
        assertThat(text(tar, 512, 6)).isEqualTo("echo\n\0");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? ' ' : tar[i];
        }
        assertThat(Integer.parseInt(text(tar, 148, 6), 8)).isEqualTo(sum);
        assertThat(Arrays.copyOfRange(tar, 1024, 2048)).containsOnly(0);
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, UTF_8);
    }

    static Stream<String> closed() {
        return OpenClasses.CLOSED.stream();
    }

    /** A class that is renamed must not be given away for it. */
    @ParameterizedTest
    @MethodSource("closed")
    void whatIsClosed_isThere(String beginning) throws IOException {
        boolean found = false;
        for (String module : List.of("reference-solution", "grader/engine", "reports", "grader/cli")) {
            Path classes = ROOT.resolve(module).resolve("target/classes");
            try (Stream<Path> tree = Files.walk(classes)) {
                found |= tree.map(file -> classes.relativize(file).toString())
                        .anyMatch(name -> name.startsWith(beginning) && name.endsWith(".class"));
            }
        }

        assertThat(found).isTrue();
    }

    @Test
    void everyTarget_hasAnIdOfItsOwn() {
        assertThat(Targets.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(Targets.ALL).extracting(Target::description).doesNotHaveDuplicates();
    }
}
