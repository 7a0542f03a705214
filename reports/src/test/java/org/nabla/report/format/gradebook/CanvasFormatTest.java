package org.nabla.report.format.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.batch.Roster;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;

class CanvasFormatTest {

    private static final String HEADING =
            "Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (98765),Assignments Current Score\r\n";

    private static final String POINTS = "    Points Possible,,,,,10.00,(read only)\r\n";

    private static final String EXPORT = "\uFEFF" + HEADING + POINTS
            + "\"Doe, Sam\",4021,s.12,sdoe,ML1-01,,77.5\r\n"
            + "\"O\"\"Hara; Jo\",4022,s.13,JoHara,\"ML1-01 and ML1-02\",3.00,\r\n"
            + "\"Roe, Max\",4023,s.14,mroe,ML1-01,EX,\r\n"
            + "\"Student, Test\",4099,,0a1b,ML1-01,1.5,\r\n";

    private static final Optional<String> ONLY = Optional.empty();

    private static CanvasFormat format(String export) {
        return new CanvasFormat("grades.csv", export.getBytes(UTF_8), ONLY, PlatformIds.SAME);
    }

    private static List<String> notices(GradebookFormat format, PublishedBatch batch) {
        return format.notices(batch).stream().map(Notice::line).toList();
    }

    @Test
    void oneCellChanges_andNoOtherCharacter() {
        PublishedBatch batch = Graded.batch(Graded.submission("4021", "5.5", "10"));

        assertThat(format(EXPORT).text(batch)).isEqualTo(EXPORT.replace("ML1-01,,77.5", "ML1-01,5.5,77.5"));
    }

    @Test
    void nothingChanges_whenCanvasHasTheGrade_inOtherDigits() {
        PublishedBatch batch = Graded.batch(Graded.submission("4022", "3", "10"));

        assertThat(format(EXPORT).text(batch)).isEqualTo(EXPORT);
    }

    @Test
    void cellStays_whenTheGraderFailed() {
        PublishedBatch batch = Graded.batch(Graded.submission("4021", "1", "10"), Graded.failed("4022"));

        assertThat(format(EXPORT).text(batch)).contains("ML1-02\",3.00,");
        assertThat(notices(format(EXPORT), batch))
                .containsExactly("4022 has no grade, because the grader failed: the old one stays");
    }

    @Test
    void excusedStaysExcused() {
        PublishedBatch batch = Graded.batch(Graded.submission("4023", "9", "10"));

        assertThat(format(EXPORT).text(batch)).isEqualTo(EXPORT);
        assertThat(notices(format(EXPORT), batch)).containsExactly("4023 is excused in Canvas, and stays so");
    }

    @Test
    void unknownKey_isTold_andGetsNoLine() {
        PublishedBatch batch = Graded.batch(Graded.submission("4021", "1", "10"), Graded.submission("777", "9", "10"));

        assertThat(format(EXPORT).text(batch)).doesNotContain("777").hasLineCount(6);
        assertThat(notices(format(EXPORT), batch)).containsExactly("777 is not in the file");
    }

    @Test
    void zeroIsWritten_andNoBlank() {
        PublishedBatch batch = Graded.batch(Graded.submission("4022", "0", "10"));

        assertThat(new CanvasImporter(format(EXPORT).text(batch)).grades("Homework 3 (98765)"))
                .containsEntry("4022", "0")
                .containsEntry("4021", "")
                .containsEntry("4099", "1.5");
    }

    @ParameterizedTest
    @CsvSource({"4021, 4022", "s.12, s.13", "sdoe, jOHARA"})
    void lines_areFound_byOneColumn(String first, String second) {
        PublishedBatch batch = Graded.batch(Graded.submission(first, "1", "10"), Graded.submission(second, "2", "10"));

        assertThat(new CanvasImporter(format(EXPORT).text(batch)).grades("Homework 3 (98765)"))
                .containsEntry("4021", "1")
                .containsEntry("4022", "2");
    }

    @ParameterizedTest
    @CsvSource({"4021,", "s.12, students were found by their `SIS User ID`"})
    void column_isTold_whenItIsNotTheUsualOne(String key, @Nullable String notice) {
        PublishedBatch batch = Graded.batch(Graded.submission(key, "1", "10"));

        assertThat(notices(format(EXPORT), batch)).isEqualTo(notice == null ? List.of() : List.of(notice));
    }

    @Test
    void keyOfAnotherKind_givesNobodyAStrangersGrade() {
        String export = HEADING + POINTS + "A,1,2,a,S,,\r\n" + "B,2,7,b,S,,\r\n" + "C,3,8,c,S,,\r\n";
        PublishedBatch batch = Graded.batch(
                Graded.submission("2", "5", "10"),
                Graded.submission("7", "6", "10"),
                Graded.submission("8", "7", "10"));

        assertThat(new CanvasImporter(format(export).text(batch)).grades("Homework 3 (98765)"))
                .as("keys are SIS ids: `2` is A, not B")
                .containsExactlyInAnyOrderEntriesOf(Map.of("1", "5", "2", "6", "3", "7"));
    }

    @Test
    void file_isRefused_whenTwoColumnsFitEquallyWell() {
        String export = HEADING + POINTS + "A,1,2,a,S,,\r\n" + "B,2,1,b,S,,\r\n";
        PublishedBatch batch = Graded.batch(Graded.submission("1", "5", "10"), Graded.submission("2", "6", "10"));

        assertThatThrownBy(() -> format(export).text(batch))
                .hasMessageContaining("error[NB609]: keys are found in more than one column\n  --> grades.csv\n");
    }

    @Test
    void roster_givesTheCanvasIdOfAKey() {
        Roster roster = new Roster(Map.of("4021", List.of("s-17"), "4022", List.of("s-18")));
        CanvasFormat format = new CanvasFormat("grades.csv", EXPORT.getBytes(UTF_8), ONLY, PlatformIds.of(roster));
        PublishedBatch batch = Graded.batch(Graded.submission("s-17", "1", "10"), Graded.submission("s-18", "2", "10"));

        String file = format.text(batch);

        assertThat(new CanvasImporter(file).grades("Homework 3 (98765)"))
                .containsEntry("4021", "1")
                .containsEntry("4022", "2");
        assertThat(file).doesNotContain("s-17", "s-18");
    }

    @Test
    void lineOfTwoSubmissions_isChangedForNeither() {
        Roster roster = new Roster(Map.of("4021", List.of("s-17", "s-18"), "4022", List.of("s-19")));
        CanvasFormat format = new CanvasFormat("grades.csv", EXPORT.getBytes(UTF_8), ONLY, PlatformIds.of(roster));
        PublishedBatch batch = Graded.batch(
                Graded.submission("s-17", "1", "10"),
                Graded.submission("s-18", "1", "10"),
                Graded.submission("s-19", "3", "10"));

        assertThat(format.text(batch)).isEqualTo(EXPORT);
        assertThat(notices(format, batch))
                .containsExactly(
                        "s-17 shares a line of the file with another submission: it is not changed",
                        "s-18 shares a line of the file with another submission: it is not changed");
    }

    /** 7 of 18 is 38.888… of 100; 17.9999 of 18 is 99.9994…, which is not all of it. */
    @ParameterizedTest
    @CsvSource({"7, 38.89", "17.9999, 99.99", "18, 100", "0, 0", "9, 50"})
    void points_areScaledToThoseOfCanvas(String earned, String grade) {
        CanvasFormat format = format(EXPORT.replace("10.00", "100,00").replace(",,,,,100,00", ",,,,,\"100,00\""));
        PublishedBatch batch = Graded.batch(Graded.submission("4021", earned, "18"));

        assertThat(new CanvasImporter(format.text(batch)).grades("Homework 3 (98765)"))
                .containsEntry("4021", grade);
        assertThat(notices(format, batch))
                .containsExactly("grades are scaled from 18 points to the 100 that Canvas has for the assignment");
    }

    @Test
    void semicolons_stayWhatPartsTheCells() {
        String export = "Student;ID;SIS Login ID;Section;Lab; a \n".replace("Lab; a ", "\"Lab, a (7)\"")
                + "Points Possible;;;;10,00\n"
                + "Sam Doe;4021;sdoe;ML;\n";

        String file = format(export).text(Graded.batch(Graded.submission("4021", "5.5", "10")));

        assertThat(file).isEqualTo(export.replace("ML;\n", "ML;5.5\n"));
        assertThat(new CanvasImporter(file).grades("Lab, a (7)")).containsEntry("4021", "5.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "Homework 2", "Homework 2 (2)"})
    void assignment_isNamedByTitleOrId(String name) {
        String export = "Student,ID,Section,Homework 1 (1),Homework 2 (2)\nSam,4021,ML,8,\n";
        CanvasFormat format =
                new CanvasFormat("grades.csv", export.getBytes(UTF_8), Optional.of(name), PlatformIds.SAME);

        assertThat(format.text(Graded.batch(Graded.submission("4021", "5", "10"))))
                .endsWith("Sam,4021,ML,8,5\n");
    }

    @Test
    void file_isRefused_whenSeveralAssignmentsAreMeant() {
        String export = """
                Student,ID,Section,Homework (1),Homework (2),Final Score (9),Old (3)
                Points Possible,,,1,2,3,(read only)
                """;

        assertThatThrownBy(() -> format(export))
                .hasMessage("""
                        error[NB609]: the file has 2 assignments
                          --> grades.csv, line 1
                           = expected: one assignment, or the name of one
                           = actual:   `Homework (1)`, `Homework (2)`
                           = help: name the assignment by its id, the number in brackets
                           = more: nabla explain NB609
                        """)
                .satisfies(e -> assertThat(messagePage()).contains("```text\n" + e.getMessage()));
    }

    private static String messagePage() throws IOException {
        String home = System.getProperty("nabla.home", "..");
        return Files.readString(Path.of(home, "grader/docs/messages/NB609.md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "submission,status\r\n",
                "Student,ID\n",
                "Student,ID,Section,Grade\n",
                "Student,ID,Section,Lab (1)\nSam,4021,ML\n"
            })
    void file_isRefused_whenItIsNoExport(String text) {
        assertThatThrownBy(() -> format(text))
                .isInstanceOf(GradebookException.class)
                .hasMessageStartingWith("error[NB609]: ")
                .hasMessageContaining("--> grades.csv");
    }

    @Test
    void file_isRefused_whenASpreadsheetSavedItInAnotherEncoding() {
        byte[] bytes = (HEADING + "Zo\u00eb,1,,,S,,\r\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new CanvasFormat("grades.csv", bytes, ONLY, PlatformIds.SAME))
                .hasMessageContaining("text that is not UTF-8");
    }

    /** Everybody's grade is read by Canvas as what was earned, within half a hundredth; who has none keeps the old one. */
    @Test
    void importer_readsEveryGrade_ofGeneratedReports() {
        StringBuilder export = new StringBuilder("Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (98765)\n");
        for (int i = 0; i < GeneratedReports.COUNT; i++) {
            export.append("\"Doe, S%d\",%d,,s%04d,ML,7.77\n".formatted(i, 9000 + i, i));
        }

        String file = format(export.toString()).text(Graded.generated());

        Map<String, String> grades = new CanvasImporter(file).grades("Homework 3 (98765)");
        Map<String, Double> expected = new LinkedHashMap<>();
        List<Published> reports = new ArrayList<>(GeneratedReports.all().toList());
        for (int i = 0; i < reports.size(); i++) {
            Optional<Double> earned = reports.get(i)
                    .whole()
                    .score()
                    .filter(score -> score.possible().signum() > 0)
                    .map(score -> score.earned().doubleValue());
            expected.put(Integer.toString(9000 + i), earned.orElse(7.77));
        }
        assertThat(grades.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((id, points) -> {
            String grade = String.valueOf(grades.get(id));
            assertThat(grade).as(id).matches(CanvasImporter::isGrade);
            assertThat(Double.parseDouble(grade)).as(id).isBetween(points - 0.0101, points + 0.00501);
        });
        assertThat(expected.values()).contains(7.77).doesNotContainNull();
    }

    @Test
    void keysFormat_writesCanvasIds_andTellsWhoHasNone() {
        CanvasKeysFormat format = new CanvasKeysFormat("Lab; 2, a (7)", PlatformIds.SAME);
        PublishedBatch batch = Graded.batch(
                Graded.submission("4021", "5.5", "10"),
                Graded.submission("4022", "0", "10"),
                Graded.failed("4023"),
                Graded.submission("anon_x7Ygf", "1", "10"));

        assertThat(format.text(batch)).isEqualTo("""
                        Student,ID,SIS User ID,SIS Login ID,Section,"Lab; 2, a (7)"
                        4021,4021,,,,5.5
                        4022,4022,,,,0
                        """);
        assertThat(new CanvasImporter(format.text(batch)).grades("Lab; 2, a (7)"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("4021", "5.5", "4022", "0"));
        assertThat(notices(format, batch))
                .containsExactly(
                        "4023 has no grade, because the grader failed: the old one stays",
                        "anon_x7Ygf is left out: it has no user id");
    }
}
