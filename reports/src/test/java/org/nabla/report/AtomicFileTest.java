package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void file_isReplacedAsAWhole() throws IOException {
        Path file = folder.resolve("report.json");

        AtomicFile.write(file, writer -> writer.write("a longer text"));
        AtomicFile.write(file, writer -> writer.write("3×1\n"));

        assertThat(file).hasContent("3×1\n");
        assertThat(names()).containsExactly("report.json");
    }

    @Test
    void oldFile_stays_whenWritingFails() throws IOException {
        Path file = folder.resolve("report.json");
        AtomicFile.write(file, writer -> writer.write("old"));

        assertThatThrownBy(() -> AtomicFile.write(file, writer -> {
                    writer.write("half");
                    throw new FileSystemException("x", null, "No space left on device");
                }))
                .isInstanceOf(OutputException.class)
                .hasMessage("""
                        error[NB603]: `report.json` could not be written
                          --> %s
                           = actual: No space left on device
                           = help: look at the free space and the permissions, or name another folder
                           = more: nabla explain NB603
                        """.formatted(file.toAbsolutePath()));

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("report.json");
    }

    @Test
    void file_isRemoved_whetherItIsThereOrNot() throws IOException {
        Path file = folder.resolve("curves.svg");
        AtomicFile.write(file, writer -> writer.write("<svg/>"));

        AtomicFile.remove(file);
        AtomicFile.remove(file);

        assertThat(names()).isEmpty();
    }

    @Test
    void unfinishedFiles_areRemoved_andNothingElse() throws IOException {
        Files.writeString(folder.resolve(".nabla-1234.tmp"), "half");
        Files.writeString(folder.resolve("s001.tmp"), "whole");

        AtomicFile.removeUnfinished(folder);

        assertThat(names()).containsExactly("s001.tmp");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void namesFolder_whenItIsMissing() {
        Path file = folder.resolve("none").resolve("report.json");

        assertThatThrownBy(() -> AtomicFile.write(file, writer -> writer.write("x")))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("there is no folder `%s`".formatted(folder.resolve("none")))
                .hasMessageContaining("create the folder, or name another one");
    }
}
