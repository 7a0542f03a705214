package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.grading.Verdict;
import org.nabla.message.MessageCode;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.VerdictWord;

class NativeJsonReaderTest {

    @TempDir
    private Path folder;

    static Stream<Path> goldenReports() throws IOException {
        try (Stream<Path> files =
                Files.walk(Schemas.REPORTS.resolve("golden"), 2)) { // deeper, a file called so is in another format
            return files
                    .filter(file -> file.getFileName().toString().matches("report(-student)?\\.json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static List<Verdict> everyVerdict() {
        return Sample.everyVerdict(Sample.about(MessageCode.VALUE_DIFFERS, "Q1", "`a1` is not the expected value"));
    }

    /** What is read has everything that was written: written again, it has the same bytes. */
    @ParameterizedTest
    @MethodSource("goldenReports")
    void read_givesTheSameBytes_writtenAgain(Path file) throws IOException {
        StringWriter again = new StringWriter();

        NativeJsonWriter.write(NativeJsonReader.read(file), again);

        assertThat(again).hasToString(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("goldenReports")
    void line_readsAsTheSameReport(Path file) throws IOException {
        ReportDocument report = NativeJsonReader.read(file);
        StringWriter line = new StringWriter();

        NativeJsonWriter.writeLine(report, line);

        assertThat(line.toString().stripTrailing()).doesNotContain("\n", "\r");
        assertThat(NativeJsonReader.read(line.toString())).isEqualTo(report);
    }

    @ParameterizedTest
    @MethodSource("everyVerdict")
    void everyVerdict_hasAWord(Verdict verdict) {
        assertThat(VerdictWord.of(verdict).id()).isEqualTo(verdict.id());
    }

    @Test
    void read_passesOverWhatALaterVersionAdds() throws IOException {
        Path file = Schemas.REPORTS.resolve("golden/mixed/report.json");
        String grown = Files.readString(file).replace("\"run\": {", "\"later\": [{}], \"run\": {\"cores\": 2,");

        assertThat(NativeJsonReader.read(grown)).isEqualTo(NativeJsonReader.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"format\": 2}", "{\"format\": 1}", "{\"format\": 1, \"tool\"", "<html>"})
    void read_saysWhichFileIsNoReport(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("s001.json"), text);

        assertThatThrownBy(() -> NativeJsonReader.read(file))
                .isInstanceOfSatisfying(
                        OutputException.class,
                        e -> assertThat(e.messages().get(0).render())
                                .startsWith("error[NB603]: `s001.json` is not a report as it was written\n")
                                .contains(file.toString(), "--fresh"));
    }
}
