package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

    /** Above the largest number that Linux gives a process. */
    private static final long NOBODY = 1L << 40;

    @TempDir
    private Path parent;

    @Test
    void name_tellsWhoseItIs() throws IOException {
        assertThat(ScratchFolder.make(parent).getFileName().toString())
                .startsWith("nabla-child-%d-".formatted(ProcessHandle.current().pid()));
    }

    @Test
    void abandonedFolder_isRemoved_withWhatIsInIt() throws IOException {
        Path left = Files.createDirectories(parent.resolve("nabla-child-%d-1/inner".formatted(NOBODY)));
        Files.writeString(left.resolve("file"), "text");

        ScratchFolder.removeAbandoned(parent, inAnHour());

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void otherFolders_stay_thoseOfTheLivingAndTheYoungAndTheStrange() throws IOException {
        Path own = ScratchFolder.make(parent);
        Path strange = Files.createDirectory(parent.resolve("nabla-child-of-somebody"));
        Path young = Files.createDirectory(parent.resolve("nabla-child-%d-2".formatted(NOBODY)));

        ScratchFolder.removeAbandoned(parent, Instant.now().minus(Duration.ofHours(1)));

        assertThat(parent).isDirectoryContaining(own::equals);
        assertThat(parent).isDirectoryContaining(strange::equals);
        assertThat(parent).isDirectoryContaining(young::equals);
        ScratchFolder.removeAbandoned(parent, inAnHour());
        assertThat(own).exists();
        assertThat(strange).exists();
    }

    private static Instant inAnHour() {
        return Instant.now().plus(Duration.ofHours(1));
    }
}
