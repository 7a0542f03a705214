package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.Difference;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Characters;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Visibility;
import org.nabla.submission.Console;
import org.w3c.dom.Element;

class StudentPageTest {

    static final ProblemView CLASSIFIER = ProblemView.of(
            ProblemReader.read(Path.of(System.getProperty("nabla.home"), "problems", "softmax-classifier")));

    static Stream<Published> generated() {
        return GeneratedReports.all();
    }

    private static String page(ReportDocument report) {
        return new StudentPage(CLASSIFIER).text(new Published(report, report));
    }

    static Question question(String id, String asks, VerdictWord verdict, Optional<Matrix> expected, Matrix actual) {
        boolean right = verdict == VerdictWord.CORRECT || verdict == VerdictWord.CARRIED_FORWARD;
        Message message = Message.of(
                        MessageCode.VALUE_DIFFERS,
                        "`%s` differs".formatted(asks),
                        "question `%s`, instance `published`".formatted(id))
                .with(Message.Evidence.actual("what was handed in"))
                .help("compare a row that is right with one that is not");
        return new Question(
                id,
                asks,
                Visibility.ALWAYS,
                Optional.of(right ? BigDecimal.ONE : BigDecimal.ZERO),
                BigDecimal.ONE,
                verdict,
                List.of(new ReportDocument.Instance(
                        "published",
                        verdict,
                        expected,
                        Optional.of(actual),
                        right ? Optional.empty() : Optional.of(new Difference(1, 1, 0, 0, 1, 1)))),
                List.of(),
                right ? Optional.empty() : Optional.of(message));
    }

    static ReportDocument report(Status status, Optional<RootCause> root, Question... questions) {
        return new ReportDocument(
                "0.1.0",
                new ProblemReference("softmax-classifier", "A classifier", "5a".repeat(32)),
                new SubmissionReference("s001", "java", "c4".repeat(32)),
                new ReportDocument.Run(
                        status,
                        OptionalLong.empty(),
                        Instant.parse("2026-11-22T00:03:07.250Z"),
                        Duration.ofMillis(812),
                        "namespaces",
                        List.of()),
                status == Status.GRADER_ERROR
                        ? Optional.empty()
                        : Optional.of(new Score(new BigDecimal("1.0"), new BigDecimal("2"))),
                Optional.empty(),
                root,
                List.of(questions),
                List.of(),
                List.of(),
                new Console("", false));
    }

    private static ReportDocument wrong(Optional<Matrix> expected, Matrix actual) {
        return report(
                Status.GRADED,
                Optional.of(new RootCause("Q6", "grad(b2)")),
                question("Q2", "sum(a1)", VerdictWord.CORRECT, Optional.empty(), Matrix.scalar(36)),
                question("Q6", "grad(b2)", VerdictWord.INCORRECT, expected, actual));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("generated")
    void strangersText_isReadAndNotObeyed(Published reports) {
        String page = new StudentPage(CLASSIFIER).text(reports);

        Markup markup = Markup.of(page);
        assertThat(markup.suspicious()).isEmpty();
        assertThat(markup.elements("script")).isEmpty();
        assertThat(page).doesNotContain(GeneratedReports.NOT_FOR_STUDENTS);
        assertThat(page.codePoints().filter(StudentPageTest::isObeyed).count()).isZero();
        assertThat(markup.brokenLinks()).isEmpty();
        String read = markup.text().replaceAll("\\s+", " ");
        boolean judged = reports.shown().run().status() != Status.NOT_GRADABLE;
        for (Question question : judged ? reports.shown().questions() : List.<Question>of()) {
            question.message().ifPresent(message -> assertThat(read).contains(asRead(message.summary())));
        }
    }

    private static boolean isObeyed(int character) {
        return character != '\n' && character != '\t' && !Characters.isReadable(character);
    }

    private static String asRead(String text) {
        boolean paired = text.chars().filter(character -> character == '`').count() % 2 == 0;
        return (paired ? text.replace("`", "") : text)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029&&[^\n\t]]", "\uFFFD")
                .replaceAll("\\s+", " ");
    }

    @Test
    void nextStep_isTheRootCause() {
        Markup markup = Markup.of(page(wrong(Optional.empty(), Matrix.column(1, 2, 3))));

        assertThat(markup.textOf("next"))
                .contains("Start with Q6", "is computed first", "differs", "Try: compare a row");
    }

    @Test
    void network_marksWhatIsWrong() {
        Markup markup = Markup.of(page(wrong(Optional.empty(), Matrix.column(1, 2, 3))));

        List<String> labels = Stream.concat(markup.elements("a").stream(), markup.elements("g").stream())
                .map(element -> element.getAttribute("aria-label"))
                .toList();
        assertThat(labels).contains("grad(b2): wrong, start here", "a1: right", "grad(a3): not asked");
    }

    @ParameterizedTest
    @EnumSource(VerdictWord.class)
    void everyVerdict_isSaidInWords(VerdictWord verdict) {
        Question question = question("Q6", "grad(b2)", verdict, Optional.empty(), Matrix.column(1, 2));

        Markup markup = Markup.of(page(report(Status.GRADED, Optional.empty(), question)));

        assertThat(markup.textOf("verdict")).isEqualTo(Wording.verdict(verdict));
    }

    @Test
    void difference_isShown_whereTheProblemReleasesIt() {
        Matrix expected = Matrix.of(new double[][] {{1, 2}, {3, -4}});

        Markup markup = Markup.of(page(wrong(Optional.of(expected), expected.with(1, 0, -3))));

        assertThat(markup.elements("td").stream()
                        .filter(cell -> cell.getAttribute("class").equals("d4"))
                        .map(Element::getTextContent))
                .containsExactly("-3expected 3"); // 6 of 4 is 150%
        assertThat(markup.text()).contains("the same, to a millionth:\u00a03");
    }

    @Test
    void onlyWhatWasHandedIn_isShown_whereTheProblemReleasesNothing() {
        String page = page(wrong(Optional.empty(), Matrix.of(new double[][] {{1, 2}, {-3, -4}})));

        assertThat(Markup.of(page).elements("td").stream()
                        .map(Element::getTextContent)
                        .filter(text -> text.matches("-?\\d")))
                .containsExactly("1", "2", "-3", "-4");
        assertThat(page).doesNotContain("class=\"expected\"", "<span class=\"swatch");
    }

    @Test
    void largeMatrix_isAMapOfBlocks() {
        Matrix expected = Matrix.filled(new Shape(784, 128), 1);

        String page = page(wrong(Optional.of(expected), expected.with(783, 127, Double.NaN)));

        Markup markup = Markup.of(page);
        assertThat(markup.textOf("map")).contains("A square is a block of 14×3 entries", "the values are 784×128");
        assertThat(markup.text()).contains("the same, to a millionth:\u00a0100351", "finite number:\u00a01");
        assertThat(page.length()).isLessThan(150_000);
    }

    @Test
    void otherShape_isNotCompared() {
        String page = page(wrong(Optional.of(Matrix.column(1, 2, 3)), Matrix.filled(new Shape(3, 3), 1)));

        assertThat(page).doesNotContain("class=\"expected\"");
    }

    @Test
    void notGradable_isTheStudentsMove() {
        Markup markup = Markup.of(page(report(Status.NOT_GRADABLE, Optional.empty())));

        assertThat(markup.textOf("next")).contains("Nothing could be graded yet", "It is your move");
        assertThat(markup.textOf("score")).isEqualTo("not graded yet");
    }

    @Test
    void graderError_isNotTheStudentsFault() {
        Markup markup = Markup.of(page(report(Status.GRADER_ERROR, Optional.empty())));

        assertThat(markup.textOf("next")).contains("The grader failed; this is not your fault", "It is not your move");
        assertThat(markup.textOf("score")).isEqualTo("no score");
    }

    @Test
    void everythingRight_leavesNothingToDo() {
        Question right = question("Q2", "sum(a1)", VerdictWord.CORRECT, Optional.empty(), Matrix.scalar(36));

        Markup markup = Markup.of(page(report(Status.GRADED, Optional.empty(), right)));

        assertThat(markup.textOf("next")).contains("Nothing is left to do");
    }

    @Test
    void browser_isAllowedNothingButOurStyles() {
        String page = page(wrong(Optional.empty(), Matrix.column(1, 2, 3)));

        assertThat(page)
                .containsPattern("content=\"default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;;"
                        + " script-src &#39;none&#39;");
    }
}
