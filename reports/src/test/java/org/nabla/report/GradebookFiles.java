package org.nabla.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.SubmissionReport;
import org.nabla.report.document.Published;
import org.nabla.report.format.BatchFormat;
import org.nabla.report.format.JsonLinesFormat;
import org.nabla.report.format.PublishedBatch;
import org.nabla.report.format.gradebook.AgsFormat;
import org.nabla.report.format.gradebook.CanvasFormat;
import org.nabla.report.format.gradebook.CanvasRestFormat;
import org.nabla.report.format.gradebook.MoodleFormat;
import org.nabla.report.format.gradebook.MoodleGradesFormat;
import org.nabla.report.format.gradebook.PlatformIds;
import org.nabla.report.format.quiz.GiftFormat;
import org.nabla.report.format.quiz.MoodleXmlFormat;
import org.nabla.report.format.quiz.NumericQuestion;
import org.nabla.report.format.quiz.NumericQuestion.Accepted;
import org.nabla.report.format.quiz.NumericQuestion.Known;
import org.nabla.report.format.quiz.Quiz;
import org.nabla.report.format.quiz.QuizFormat;

/** The scenarios as one batch, and what each gradebook gets of it, beside the file that was filled in. */
final class GradebookFiles {

    private static final String FOLDER = "gradebooks/";

    private GradebookFiles() {}

    static List<GoldenTest.Document> documents() {
        List<GoldenTest.Document> documents = new ArrayList<>();
        documents.add(new GoldenTest.Document(FOLDER + "canvas-export.csv", canvasExport()));
        documents.add(new GoldenTest.Document(FOLDER + "moodle-downloaded.csv", worksheet()));
        for (BatchFormat format : formats()) {
            documents.add(new GoldenTest.Document(FOLDER + format.path(), format.text(batch())));
        }
        for (QuizFormat format : List.of(new MoodleXmlFormat(), new GiftFormat())) {
            documents.add(new GoldenTest.Document(FOLDER + format.path(), format.text(quiz())));
        }
        return documents;
    }

    /** The example of the format's own description, and a question of a matrix. */
    private static Quiz quiz() {
        Accepted right = new Accepted(new BigDecimal("-0.0312"), new BigDecimal("0.0005"));
        Accepted opposite = new Accepted(new BigDecimal("0.0312"), new BigDecimal("0.0005"));
        NumericQuestion entry = new NumericQuestion(
                "dW2  grad(W2), row 1, column 2",
                List.of("Two layers (published)", "x = [[1, 0],\n[0, 1]]", "What is grad(W2), row 1, column 2?"),
                new BigDecimal("0.5"),
                right,
                List.of(new Known(opposite, "The size is right; look at the sign.")));
        NumericQuestion count = new NumericQuestion(
                "Q1  count(parameters)",
                List.of("Two layers (published)", "What is count(parameters) if {n} = 3: #1 ~ \\a & <b>?"),
                BigDecimal.ONE,
                new Accepted(new BigDecimal(36), new BigDecimal("0.005")),
                List.of());
        return new Quiz("Two layers", List.of(new Quiz.Category("published", List.of(entry, count))), List.of());
    }

    private static List<BatchFormat> formats() {
        Map<String, List<String>> numbers = new HashMap<>();
        Map<String, String> subjects = new HashMap<>();
        for (Published reports : batch().reports()) {
            numbers.put(reports.key(), List.of(Integer.toString(4000 + numbers.size())));
            subjects.put(reports.key(), "sub-" + numbers.size());
        }
        PlatformIds ids = new PlatformIds(numbers);
        return List.of(
                new JsonLinesFormat(),
                new CanvasFormat(
                        "canvas-export.csv", canvasExport().getBytes(UTF_8), Optional.empty(), PlatformIds.SAME),
                new CanvasRestFormat(Optional.empty(), ids),
                new MoodleFormat("moodle-downloaded.csv", worksheet().getBytes(UTF_8), Optional.empty(), ids),
                new MoodleGradesFormat("Backpropagation", Optional.empty(), PlatformIds.SAME),
                new AgsFormat(subjects, Optional.empty(), Instant.parse("2026-11-22T03:10:00.125Z")));
    }

    private static String worksheet() {
        StringBuilder worksheet = new StringBuilder("""
                Identifier,"Full name",Status,Grade,"Maximum grade","Grade can be changed","Last modified (grade)","Feedback comments"
                """);
        int number = 4000;
        for (int i = 0; i < Scenario.all().size(); i++) {
            String comment = i == 1 ? "\"Well <b>done</b>\"" : "";
            worksheet.append(
                    "\"Participant %d\",\"Doe, Sam\",Submitted,,10.00,Yes,-,%s\n".formatted(number + i, comment));
        }
        return worksheet.toString();
    }

    /** The keys of the scenarios are the SIS ids of the export. */
    private static String canvasExport() {
        StringBuilder export = new StringBuilder("""
                Student,ID,SIS User ID,SIS Login ID,Section,Backpropagation (77)
                    Points Possible,,,,,20
                """);
        int id = 4000;
        for (Published reports : batch().reports()) {
            export.append("\"Doe, Sam\",%d,%s,login%d,ML1-01,%s\n"
                    .formatted(id, reports.key(), id, id % 3 == 0 ? "1.25" : ""));
            id++;
        }
        return export.append("\"Student, Test\",4999,,test,ML1-01,\n").toString();
    }

    static PublishedBatch batch() {
        List<Published> reports = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            SubmissionReport report = Summaries.named(scenario.report(), scenario.name());
            reports.add(new Published(
                    new Documents(Sample.VERSION, Disclosure.instructor()).of(report),
                    new Documents(Sample.VERSION, Disclosure.student(scenario.release())).of(report)));
        }
        reports.sort(Comparator.comparing(Published::key));
        return new PublishedBatch(Sample.PROBLEM, reports, List.of());
    }
}
