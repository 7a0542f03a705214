package org.nabla.report.format.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.batch.Roster;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.format.PublishedBatch;
import org.nabla.report.format.gradebook.MoodleReader.Update;

class MoodleFormatTest {

    private static final String ENGLISH =
            "Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum grade\",\"Grade can be changed\","
                    + "\"Last modified (submission)\",\"Last modified (grade)\",\"Feedback comments\"\n";

    private static final String WORKSHEET = ENGLISH
            + "\"Participant 101\",\"Sam Doe\",sam@example.com,\"Submitted for grading\",,10.00,Yes,\"Monday, 2 November 2026, 3:07 PM\",-,\n"
            + "\"Participant 102\",\"Max \\\"M\\\" Roe, \",max@example.com,\"Submitted for grading\",3.00,10.00,Yes,-,-,\"Good <b>try</b>\"\n"
            + "\"Participant 103\",\"Jo O'Hara\",jo@example.com,\"No submission\",2.50,10.00,Yes,-,-,\"Nabla on two-layers: old\"\n";

    private static MoodleFormat format(String worksheet) {
        return new MoodleFormat("worksheet.csv", worksheet.getBytes(UTF_8), Optional.empty(), PlatformIds.SAME);
    }

    private static List<String> notices(GradebookFormat format, PublishedBatch batch) {
        return format.notices(batch).stream().map(Notice::line).toList();
    }

    @Test
    void gradeAndCommentChange_andNoOtherCharacter() {
        PublishedBatch batch = Graded.batch(Graded.submission("101", "5.5", "10"));

        assertThat(format(WORKSHEET).text(batch))
                .isEqualTo(WORKSHEET
                        .replace("\"Submitted for grading\",,10.00", "\"Submitted for grading\",5.5,10.00")
                        .replace(
                                "3:07 PM\",-,\n",
                                "3:07 PM\",-,\"Nabla on two-layers: 5.5 of 10<br>"
                                        + "Begin with Q1: `dW2` differs in 5 of 8 entries<br>Try: look at the sign<br>"
                                        + "Q1  grad(W2): 5.5 of 10, incorrect\"\n"));
    }

    @Test
    void commentOfAPerson_stays_andOursIsReplaced() {
        PublishedBatch batch = Graded.batch(Graded.submission("102", "4", "10"), Graded.submission("103", "10", "10"));

        Map<String, Update> updates = new MoodleReader(format(WORKSHEET).text(batch)).worksheet(10);

        assertThat(updates.getOrDefault("102", Update.NONE)).isEqualTo(new Update("4", true, "Good <b>try</b>"));
        assertThat(updates.getOrDefault("103", Update.NONE).comment())
                .isEqualTo("Nabla on two-layers: 10 of 10<br>Q1  grad(W2): 10 of 10");
        assertThat(notices(format(WORKSHEET), batch))
                .containsExactly("102 has a comment that somebody wrote, which stays");
    }

    @Test
    void lineStays_whenTheGraderFailed_orTheKeyIsUnknown() {
        PublishedBatch batch = Graded.batch(
                Graded.submission("101", "1", "10"), Graded.failed("103"), Graded.submission("999", "1", "10"));

        String file = format(WORKSHEET).text(batch);

        assertThat(file).endsWith("jo@example.com,\"No submission\",2.50,10.00,Yes,-,-,\"Nabla on two-layers: old\"\n");
        assertThat(file).doesNotContain("999");
        assertThat(notices(format(WORKSHEET), batch))
                .containsExactly(
                        "103 has no grade, because the grader failed: the old one stays", "999 is not in the file");
    }

    /** The uploader asks `if ($grade && ...)`, so a 0 is as good as no grade; the import of a course is asked for it. */
    @Test
    void zero_isTold_becauseMoodleMayPassOverIt() {
        PublishedBatch batch = Graded.batch(Graded.submission("101", "0", "10"));

        assertThat(new MoodleReader(format(WORKSHEET).text(batch)).worksheet(10).get("101"))
                .extracting(Update::grade, Update::gradeUpdated)
                .containsExactly("0", false);
        assertThat(notices(format(WORKSHEET), batch))
                .containsExactly(
                        "101 has the grade 0, which Moodle may pass over: look after the upload, or import it");
    }

    /** As sites in German and in French have them; the numbers are those of the assignment, not of the site. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ID,Vollständiger Name,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,Zuletzt geändert (Bewertung),Feedback als Kommentar"
                        + " | Teilnehmer/in101,Jo,Abgegeben,,100,Ja,-,",
                "Identifiant,Nom complet,Statut,Note,Note maximale,La note peut être modifiée,Dernière modification (note),Commentaires"
                        + " | Participant101,Jo,Remis,,100,Oui,-,"
            })
    void columns_areFound_inOtherLanguages(String heading, String line) {
        String file = format(heading + "\n" + line + "\n").text(Graded.batch(Graded.submission("101", "5.5", "10")));

        List<String> cells = new MoodleReader(file).rows().get(1);
        assertThat(cells.subList(0, 6))
                .containsExactlyElementsOf(
                        List.of(line.replace(",,", ",55,").split(",")).subList(0, 6));
        assertThat(cells.get(7)).startsWith("Nabla on two-layers: 5.5 of 10<br>");
    }

    @Test
    void commentsAreLeftOut_andTold_whenThereIsNoColumnForThem() {
        String worksheet = "Identifier,Grade,Maximum grade,Last modified (grade)\nParticipant 101,,10,-\n";
        PublishedBatch batch = Graded.batch(Graded.submission("101", "5", "10"));

        assertThat(format(worksheet).text(batch)).isEqualTo(worksheet.replace(",,10", ",5,10"));
        assertThat(notices(format(worksheet), batch))
                .containsExactly("no column for comments was found in the worksheet: only grades are filled in");
    }

    @Test
    void commentsColumn_isTheOneNamed() {
        String worksheet = "Identifier,Grade,Maximum grade,Modified,Remarks,More\nParticipant 101,,10,-,,x\n";
        MoodleFormat format =
                new MoodleFormat("w.csv", worksheet.getBytes(UTF_8), Optional.of("Remarks"), PlatformIds.SAME);

        assertThat(new MoodleReader(format.text(Graded.batch(Graded.submission("101", "6", "6"))))
                        .rows()
                        .get(1))
                .containsExactly(
                        "Participant 101",
                        "10",
                        "10",
                        "'-",
                        "Nabla on two-layers: 6 of 6<br>Q1  grad(W2): 6 of 6",
                        "x");
    }

    @Test
    void roster_givesTheParticipantOfAKey() {
        Roster roster = new Roster(Map.of("Participant 101", List.of("s-17"), "102", List.of("s-18")));
        MoodleFormat format =
                new MoodleFormat("w.csv", WORKSHEET.getBytes(UTF_8), Optional.empty(), PlatformIds.of(roster));
        PublishedBatch batch = Graded.batch(Graded.submission("s-17", "1", "10"), Graded.submission("s-18", "2", "10"));

        Map<String, Update> updates = new MoodleReader(format.text(batch)).worksheet(10);

        assertThat(updates.getOrDefault("101", Update.NONE).grade()).isEqualTo("1");
        assertThat(updates.getOrDefault("102", Update.NONE).grade()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Identifier,Grade\n",
                "Name,Grade,Maximum grade\nSam,,10\n",
                "Identifier,Grade,Scale,Modified\nParticipant 1,,\"good, bad\",-\n",
                "Identifier,A,B,C,D\nParticipant 1,1,10,2,20\n",
                "Identifier,Grade,Maximum grade\nParticipant 1,,10,\n"
            })
    void file_isRefused_whenItIsNoWorksheet(String text) {
        assertThatThrownBy(() -> format(text))
                .isInstanceOf(GradebookException.class)
                .hasMessageStartingWith("error[NB609]: ")
                .hasMessageContaining("--> worksheet.csv");
    }

    @Test
    void uploader_readsEveryGradeAndComment_ofGeneratedReports() {
        StringBuilder worksheet = new StringBuilder(ENGLISH);
        for (int i = 0; i < GeneratedReports.COUNT; i++) {
            worksheet.append("Participant %d,S,s@example.com,Submitted,,100.00,Yes,-,-,\n".formatted(5000 + i));
        }
        Map<String, List<String>> participants = new HashMap<>();
        for (int i = 0; i < GeneratedReports.COUNT; i++) {
            participants.put("s%04d".formatted(i), List.of(Integer.toString(5000 + i)));
        }
        MoodleFormat format = new MoodleFormat(
                "w.csv", worksheet.toString().getBytes(UTF_8), Optional.empty(), new PlatformIds(participants));

        Map<String, Update> updates = new MoodleReader(format.text(Graded.generated())).worksheet(100);

        assertThat(updates).hasSize(GeneratedReports.COUNT);
        GeneratedReports.all().forEach(reports -> check(reports, updates, 100));
    }

    /** Half of the last digit, and where something is missing never all of it. */
    private static void check(Published reports, Map<String, Update> updates, double maximum) {
        int number = Integer.parseInt(reports.key().substring(1));
        Update update = updates.getOrDefault(Integer.toString(5000 + number), Update.NONE);
        Optional<Double> fraction = reports.whole()
                .score()
                .filter(score -> score.possible().signum() > 0)
                .map(score -> score.earned().doubleValue() / score.possible().doubleValue());
        if (fraction.isEmpty()) {
            assertThat(update).as(reports.key()).isEqualTo(Update.NONE);
            return;
        }
        assertThat(update.grade()).as(reports.key()).matches("\\d+(\\.\\d{1,4})?");
        assertThat(Double.parseDouble(update.grade()) / maximum)
                .as(reports.key())
                .isBetween(fraction.get() - 1.01e-6, fraction.get() + 0.51e-6);
        assertThat(MoodleReader.shown(update.comment()))
                .as(reports.key())
                .isEqualTo(StudentComment.of(reports.shown()));
    }

    @Test
    void keysFormat_isAWorksheetInEnglish() {
        MoodleKeysFormat format = new MoodleKeysFormat(PlatformIds.SAME);
        PublishedBatch batch = Graded.batch(
                Graded.submission("101", "6", "6"), Graded.failed("102"), Graded.submission("s-17", "1", "10"));

        assertThat(format.text(batch)).isEqualTo("""
                        Identifier,Full name,Grade,Maximum grade,Grade can be changed,Last modified (grade),Feedback comments
                        Participant 101,,6,6,Yes,-,Nabla on two-layers: 6 of 6<br>Q1  grad(W2): 6 of 6
                        """);
        assertThat(new MoodleReader(format.text(batch)).worksheet(6)).containsOnlyKeys("101");
        assertThat(notices(format, batch))
                .containsExactly(
                        "102 has no grade, because the grader failed: the old one stays",
                        "s-17 is left out: it has no user id");
    }

    @Test
    void gradesFormat_hasZeros_andNobodyWithoutAGrade() {
        MoodleGradesFormat format =
                new MoodleGradesFormat("Homework 3, \\late", Optional.of(BigDecimal.valueOf(100)), PlatformIds.SAME);
        PublishedBatch batch = Graded.batch(
                Graded.submission("jo@example.com", "0", "6"),
                Graded.failed("max"),
                Graded.submission("sam", "6", "6"));

        List<List<String>> rows = new MoodleReader(format.text(batch)).rows();

        assertThat(rows.get(0)).containsExactly("student", "Homework 3, /late", "Homework 3, /late feedback");
        assertThat(rows.get(1)).startsWith("jo@example.com", "0");
        assertThat(rows.get(2)).containsExactly("sam", "100", "Nabla on two-layers: 6 of 6<br>Q1  grad(W2): 6 of 6");
        assertThat(rows).hasSize(3);
    }

    @Test
    void importer_takesEveryLine_ofGeneratedReports() {
        MoodleGradesFormat format = new MoodleGradesFormat("Homework", Optional.empty(), PlatformIds.SAME);

        List<List<String>> rows = new MoodleReader(format.text(Graded.generated())).rows();

        assertThat(rows.subList(1, rows.size())).allSatisfy(row -> {
            assertThat(row.get(0)).matches("s\\d{4}");
            assertThat(row.get(1)).matches("\\d+(\\.\\d{1,4})?");
            assertThat(MoodleReader.shown(row.get(2))).startsWith(StudentComment.BEGINNING);
        });
        assertThat(rows.size() - 1 + format.notices(Graded.generated()).size()).isEqualTo(GeneratedReports.COUNT);
    }
}
