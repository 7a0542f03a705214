package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.report.document.Published;
import org.nabla.report.format.Formats;
import org.nabla.report.format.PublishedBatch;
import org.nabla.report.format.ReportFormat;
import org.nabla.report.page.ClassPage;
import org.nabla.report.page.ProblemView;
import org.nabla.report.page.StudentPage;
import org.nabla.spec.ProblemReader;

/** What leaves the program, byte for byte. Written again by {@code -Dgolden.rewrite=true}, then read by a person. */
class GoldenTest {

    private static final Path GOLDEN = Schemas.REPORTS.resolve("golden");

    /** The others differ from these only in what the native report says. */
    private static final List<String> TOLD_IN_EVERY_FORMAT =
            List.of("mixed", "not-gradable", "grader-error", "hidden-questions", "hostile");

    /** The scenarios in which a page shows something that it does not show elsewhere. */
    private static final Set<String> WITH_PAGE = Set.of("mixed", "diagnosis", "hostile", "not-gradable", "training");

    private static final ProblemView CLASSIFIER = ProblemView.of(
            ProblemReader.read(Schemas.REPORTS.resolveSibling("problems").resolve("softmax-classifier")));

    private static final StudentPage PAGE = new StudentPage(CLASSIFIER);

    record Document(String file, String text) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            Disclosure student = Disclosure.student(scenario.release());
            Disclosure instructor = Disclosure.instructor();
            add(documents, scenario, "report.json", new NativeJsonWriter(Sample.VERSION, instructor));
            add(documents, scenario, "report-student.json", new NativeJsonWriter(Sample.VERSION, student));
            add(documents, scenario, "terminal.txt", new TerminalWriter(Style.PLAIN, student));
            add(documents, scenario, "terminal-instructor.txt", new TerminalWriter(Style.PLAIN, instructor));
            if (CurvesSvgWriter.hasCurves(scenario.report())) {
                add(documents, scenario, "curves.svg", new CurvesSvgWriter(instructor));
                add(documents, scenario, "curves-student.svg", new CurvesSvgWriter(student));
            }
            if (WITH_PAGE.contains(scenario.name())) {
                documents.add(new Document(scenario.name() + "/student.html", PAGE.text(published(scenario))));
            }
        }
        for (Scenario scenario : Scenario.all()) {
            if (TOLD_IN_EVERY_FORMAT.contains(scenario.name())) {
                addFormats(documents, scenario);
            }
        }
        documents.add(new Document("batch/summary.json", new SummaryJsonWriter(Sample.VERSION).text(batch())));
        documents.add(new Document("batch/summary.csv", new SummaryCsvWriter().text(batch())));
        documents.add(new Document("batch/index.html", classPage()));
        documents.add(new Document("batch/summary.txt", new SummaryTableWriter(Style.PLAIN).text(batch())));
        StringWriter json = new StringWriter();
        new AnswersJsonWriter().write(answers(), json);
        documents.add(new Document("answers/answers.json", json.toString()));
        StringWriter text = new StringWriter();
        new AnswersTextWriter(Style.PLAIN).write(answers(), text);
        documents.add(new Document("answers/answers.txt", text.toString()));
        documents.addAll(GradebookFiles.documents());
        return documents;
    }

    private static String classPage() {
        List<Published> reports = new ArrayList<>();
        for (Scenario scenario : Scenario.all()) {
            reports.add(published(new Scenario(
                    scenario.name(), scenario.release(), Summaries.named(scenario.report(), scenario.name()))));
        }
        PublishedBatch batch = new PublishedBatch(Sample.PROBLEM, reports, List.of("s901", "s902"));
        return new ClassPage(CLASSIFIER, key -> key).text(batch);
    }

    /** The two native reports of a scenario. */
    static Published published(Scenario scenario) {
        return new Published(
                new Documents(Sample.VERSION, Disclosure.instructor()).of(scenario.report()),
                new Documents(Sample.VERSION, Disclosure.student(scenario.release())).of(scenario.report()));
    }

    private static void add(List<Document> documents, Scenario scenario, String file, ReportWriter writer) {
        documents.add(new Document(scenario.name() + "/" + file, writer.text(scenario.report())));
    }

    private static void addFormats(List<Document> documents, Scenario scenario) {
        Published published = published(scenario);
        for (ReportFormat format : Formats.all(Map.of())) {
            documents.add(new Document(scenario.name() + "/" + format.path("report"), format.text(published)));
        }
    }

    static BatchSummary batch() {
        return Summaries.of(Scenario.all());
    }

    static AnswerSet answers() {
        return Summaries.answers(Matrix.of(new double[][] {{1, 0.1, -2.5e-9}, {1e300, -0.0, 1.0 / 3}}));
    }

    @BeforeAll
    static void rewriteWhenAsked() throws IOException {
        if (!Boolean.getBoolean("golden.rewrite")) {
            return;
        }
        refuseInContinuousBuild(System.getenv("CI"));
        for (Document document : documents()) {
            Path golden = GOLDEN.resolve(document.file());
            Files.createDirectories(golden.resolveSibling("."));
            Files.writeString(golden, document.text());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void document_isAsTheGoldenOne(Document document) throws IOException {
        Path golden = GOLDEN.resolve(document.file());

        assertThat(golden).as("write it with -Dgolden.rewrite=true").exists();
        assertThat(document.text()).isEqualTo(Files.readString(golden));
    }

    @Test
    void folder_holdsNothingElse() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> GOLDEN.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();

            List<String> written = documents().stream().map(Document::file).toList();
            assertThat(found).containsExactlyElementsOf(new TreeSet<>(written));
        }
    }

    @Test
    void rewriting_isRefused_inContinuousBuild() {
        assertThatThrownBy(() -> refuseInContinuousBuild("true")).hasMessage("golden files are not rewritten here");
    }

    private static void refuseInContinuousBuild(@Nullable String ci) {
        if ("true".equals(ci)) {
            throw new IllegalStateException("golden files are not rewritten here");
        }
    }
}
