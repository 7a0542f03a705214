package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionPart;
import org.nabla.submission.SubmissionReader;

class SubmissionFolderTest {

    private static final String JAVA = "class Net {}";

    @TempDir
    private Path folder;

    private void file(String path) {
        Written.file(folder.resolve(path), JAVA);
    }

    private HandIns read() {
        return SubmissionFolder.read(folder, Optional.empty(), Optional.empty());
    }

    private HandIns read(Map<String, List<String>> roster) {
        return SubmissionFolder.read(folder, Optional.empty(), Optional.of(new Roster(roster)));
    }

    private static List<String> keys(HandIns handIns) {
        return handIns.all().stream().map(HandIn::key).toList();
    }

    private static List<SubmissionPart> parts(HandIns handIns, String key) {
        return handIns.all().stream()
                .filter(handIn -> handIn.key().equals(key))
                .findFirst()
                .orElseThrow()
                .parts();
    }

    private static List<String> files(HandIns handIns, String key) {
        Submission submission = new SubmissionReader().read(key, parts(handIns, key));
        return submission.files().stream().map(SourceFile::path).toList();
    }

    @Test
    void plainFolder_hasASubmissionForEachName() {
        file("s001/Net.java");
        file("s002.java");
        file("s003.csv");
        file("s004.zip");
        file("notes.txt");
        file(".DS_Store");
        file("__MACOSX/s001/._Net.java");
        file("Thumbs.db");

        HandIns handIns = read();

        assertThat(keys(handIns)).containsExactly("s001", "s002", "s003", "s004");
        assertThat(handIns.notices()).containsExactly("left out, since no submission has such an ending: `notes.txt`");
    }

    @Test
    void sameNames_areBothThere_underTheirWholeNames() {
        file("s001/Net.java");
        file("s001.java");
        file("s001.zip");

        HandIns handIns = read();

        assertThat(keys(handIns)).containsExactly("s001", "s001.java", "s001.zip");
        assertThat(handIns.notices())
                .containsExactly("`s001` is there 3 times; each is graded, under its whole name: `s001`, `s001.java`,"
                        + " `s001.zip`");
    }

    @Test
    void moodleFolders_areOneSubmissionForEachNumber() {
        file("Family Given_11_assignsubmission_file_/Net.java");
        file("Family Given_11_assignsubmission_file_/layers/Layer.java");
        file("Family Given_11_assignsubmission_onlinetext_/onlinetext.html");
        file("Family Given_12_assignsubmission_file/Net.java");
        file("Two, More\n\u202E_13_assignsubmission_file/__MACOSX/._Net.java");
        file("Two, More\n\u202E_13_assignsubmission_file/.DS_Store");
        file("Two, More\n\u202E_13_assignsubmission_file/Net.java");

        HandIns handIns = read();

        assertThat(keys(handIns)).containsExactly("11", "12", "13");
        assertThat(files(handIns, "11")).containsExactly("Net.java", "layers/Layer.java");
        assertThat(files(handIns, "13")).containsExactly("Net.java");
        assertThat(handIns.notices()).isEmpty();
    }

    @Test
    void moodleFiles_areOneSubmissionForEachNumber() {
        file("Family Given_11_assignsubmission_file_Net.java");
        file("Family Given_11_assignsubmission_file_Layer.java");
        file("Family Given_12_assignsubmission_file_my_answers.csv");

        HandIns handIns = read();

        assertThat(keys(handIns)).containsExactly("11", "12");
        assertThat(files(handIns, "11")).containsExactly("Layer.java", "Net.java");
        assertThat(files(handIns, "12")).containsExactly("my_answers.csv");
    }

    @Test
    void archive_isRead_whereItIsAloneInItsFolder() throws IOException {
        zip(folder.resolve("Family Given_11_assignsubmission_file_/work.zip"));
        Written.file(folder.resolve("Family Given_11_assignsubmission_file_/report.pdf"), "%PDF");

        assertThat(files(read(), "11")).containsExactly("Net.java");
    }

    @Test
    void canvasFiles_areOneSubmissionForEachUser_andTheLastAttemptCounts() {
        file("doejane_12345_1_Net.java");
        file("doejane_12345_2_Layer-2.java");
        file("doejane_12345_3_Layer-10.java");
        file("doejane_12345_4_report.pdf");
        file("doejane_LATE_99_5_answers-1.csv");
        file(".DS_Store");

        HandIns handIns = read();

        assertThat(keys(handIns)).containsExactly("12345", "99");
        assertThat(files(handIns, "12345")).containsExactly("Layer.java", "Net.java");
        assertThat(parts(handIns, "12345"))
                .anyMatch(part -> part.path().endsWith("doejane_12345_3_Layer-10.java"))
                .noneMatch(part -> part.path().endsWith("doejane_12345_2_Layer-2.java"));
        assertThat(files(handIns, "99")).containsExactly("answers.csv");
        assertThat(handIns.notices())
                .containsExactly("`Layer.java` is there more than once for `12345`; the last attempt counts");
    }

    @Test
    void folderOfCanvasNamesAndOthers_isPlain_unlessItIsSaidNotToBe() {
        file("hw_1_2_Net.java");
        file("other.java");

        assertThat(keys(read())).containsExactly("hw_1_2_Net", "other");
        assertThat(keys(SubmissionFolder.read(folder, Optional.of(Layout.CANVAS), Optional.empty())))
                .containsExactly("1", "other");
    }

    @Test
    void gradescopeExport_isFoundInTheFolderItWasUnpackedTo() {
        Path export = folder.resolve("assignment_9100_export");
        Written.file(export.resolve("submission_metadata.yml"), METADATA);
        Written.file(export.resolve("submission_501/Net.java"), JAVA);
        Written.file(export.resolve("submission_502/src/Net.java"), JAVA);
        file("__MACOSX/._submission_metadata.yml");

        HandIns handIns = read();

        assertThat(keys(handIns)).containsExactly("501", "502");
        assertThat(files(handIns, "502")).containsExactly("src/Net.java");
    }

    /** A group's work is there for each of its students; addresses are compared without case. */
    @Test
    void gradescopeSubmitters_areFoundInTheRoster() {
        Written.file(folder.resolve("submission_metadata.yml"), METADATA);
        file("submission_501/Net.java");
        file("submission_502/Net.java");

        HandIns handIns = read(
                Map.of("100", List.of("a"), "Two@Example.org", List.of("b"), "201", List.of("c"), "999", List.of("d")));

        assertThat(keys(handIns)).containsExactly("a", "b", "c");
        assertThat(parts(handIns, "b")).isEqualTo(parts(handIns, "c"));
        assertThat(handIns.notHandedIn()).containsExactly("d");
        assertThat(handIns.notices()).isEmpty();
    }

    private static final String METADATA = """
            submission_501:
              :submitters:
              - :name: 'Given: Family'
                :sid: '100'
                :email: one@example.org
              :created_at: 2026-11-22 10:00:00.000000000 Z
              :results:
                output: |
                  submission_502:
                  :sid: '999'
            submission_502:
              :submitters:
              - :name: Second
                :sid: ''
                :email: two@example.org
              - :name: Third
                :sid: 201
                :email: three@example.org
              :history: []
            """;

    @Test
    void roster_tellsWhoIsMissingAndWhoIsUnknown() {
        file("Family Given_11_assignsubmission_file_/Net.java");
        file("Family Given_12_assignsubmission_file_/Net.java");

        HandIns handIns = read(Map.of("Participant 11", List.of("s-17"), "13", List.of("s-19", "s-18")));

        assertThat(keys(handIns)).containsExactly("12", "s-17");
        assertThat(handIns.notHandedIn()).containsExactly("s-18", "s-19");
        assertThat(handIns.notices()).containsExactly("not in the roster: `12`; graded under this key");
    }

    @Test
    void namesBoth_whenTheRosterGivesTwoSubmissionsOneKey() {
        file("4711/Net.java");
        file("4712/Net.java");

        assertThatThrownBy(() -> read(Map.of("4711", List.of("s-17"), "4712", List.of("s-17"))))
                .isInstanceOf(BatchException.class)
                .hasMessage("""
                        error[NB607]: two submissions have the key `s-17`
                           = actual: `4711` and `4712`, as the download calls them
                           = help: take out the one that does not count, or give them two keys in the roster
                           = more: nabla explain NB607
                        """);
    }

    @Test
    void saysWhatIsExpected_whenThereIsNothing() {
        file(".DS_Store");

        assertThatThrownBy(this::read)
                .isInstanceOf(BatchException.class)
                .hasMessageStartingWith("error[NB310]: the folder `%s` has no submissions\n".formatted(folder));
        assertThatThrownBy(() -> SubmissionFolder.read(folder.resolve("none"), Optional.empty(), Optional.empty()))
                .hasMessageStartingWith("error[NB301]: there is no folder");
    }

    @Test
    void longNames_areKeysAsOthers() {
        String longest = "x".repeat(240);
        file(longest + ".java");
        file("a,b;\n\u202E.java");

        assertThat(keys(read())).containsExactly("a,b;\n\u202E", longest);
    }

    private static void zip(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("Net.java"));
            zip.write(JAVA.getBytes(StandardCharsets.UTF_8));
        }
    }
}
