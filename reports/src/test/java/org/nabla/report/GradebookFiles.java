package org.nabla.report;

import static java.nio.charset.StandardCharsets.UTF_8;

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
        return documents;
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
