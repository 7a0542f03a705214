package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.report.NativeJsonReader;
import org.nabla.report.NativeJsonWriter;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;

class JsonLinesFormatTest {

    private static final int MANY = 200;

    @TempDir
    private Path folder;

    private final PublishedBatch batch = new PublishedBatch(
            GeneratedReports.PROBLEM, () -> GeneratedReports.all().limit(MANY).iterator(), List.of());

    /** A line is what the native report is, also where the grader failed; U+2028 and the like end no line. */
    @Test
    void everySubmission_hasOneLine_thatReadsAsItsReport() throws IOException {
        String file = new JsonLinesFormat().text(batch);

        String[] lines = file.split("\n", -1);

        assertThat(lines).hasSize(MANY + 1).endsWith("");
        for (int i = 0; i < MANY; i++) {
            Path line = Files.writeString(folder.resolve("line.json"), lines[i]);
            Path report = folder.resolve("report.json");
            try (var writer = Files.newBufferedWriter(report)) {
                NativeJsonWriter.write(GeneratedReports.number(i).whole(), writer);
            }
            assertThat(NativeJsonReader.read(line)).as("line %d", i).isEqualTo(NativeJsonReader.read(report));
        }
    }

    @Test
    void file_isTheInstructors() {
        assertThat(new JsonLinesFormat().text(batch))
                .contains(GeneratedReports.CANARY, Long.toString(GeneratedReports.SEED));
    }

    @Test
    void reports_areWrittenInTheOrderGiven() {
        Published one = GeneratedReports.number(2);
        Published other = GeneratedReports.number(4);

        String file = new JsonLinesFormat()
                .text(new PublishedBatch(GeneratedReports.PROBLEM, List.of(other, one), List.of()));

        assertThat(file.lines().map(line -> line.contains("\"s0004\""))).containsExactly(true, false);
    }
}
