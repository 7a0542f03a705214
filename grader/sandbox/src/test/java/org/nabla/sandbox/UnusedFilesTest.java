package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedFilesTest {

    private final Instant now = Instant.now();

    @TempDir
    private Path folder;

    private Path oldFile;
    private Path oldFolder;
    private Path other;

    @BeforeEach
    void makeOldOnes() throws IOException {
        oldFile = Files.writeString(folder.resolve("held-1"), "");
        oldFolder = Files.createDirectory(folder.resolve("held-2"));
        Files.writeString(oldFolder.resolve("content"), "x");
        other = Files.writeString(folder.resolve("seccomp"), "");
        for (Path one : new Path[] {oldFile, oldFolder, other}) {
            Files.setLastModifiedTime(one, FileTime.from(now.minus(Duration.ofDays(200))));
        }
    }

    @Test
    void removesWhatIsOld_andMatches() throws IOException {
        Path young = Files.writeString(folder.resolve("held-3"), "");

        UnusedFiles.remove(folder, "held-*", now.minus(UnusedFiles.KEPT));

        assertThat(folder).isDirectoryContaining(young::equals).isDirectoryContaining(other::equals);
        assertThat(oldFile).doesNotExist();
        assertThat(oldFolder).doesNotExist();
    }

    @Test
    void keepsWhatWasUsed() {
        UnusedFiles.use(oldFile);
        UnusedFiles.use(oldFolder);

        UnusedFiles.remove(folder, "held-*", now.minus(UnusedFiles.KEPT));

        assertThat(oldFile).exists();
        assertThat(oldFolder.resolve("content")).exists();
    }

    @Test
    void doesNothing_whereThereIsNoFolder() {
        Path none = folder.resolve("none");

        UnusedFiles.remove(none, "*", now);
        UnusedFiles.use(none);

        assertThat(none).doesNotExist();
    }
}
