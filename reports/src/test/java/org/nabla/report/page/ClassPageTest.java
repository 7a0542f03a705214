package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nabla.grading.Cause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.reference.Matrix;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;
import org.nabla.report.format.PublishedBatch;
import org.nabla.report.page.MistakeMap.Mistake;
import org.w3c.dom.Element;

class ClassPageTest {

    private static final List<String> IDS = List.of("Q1", "Q2", "Q3");
    private static final List<String> POINTS = List.of("1", "2", "4");

    /** What six submissions earned at three questions worth 1, 2 and 4. */
    private static final double[][] EARNED = {{1, 2, 4}, {1, 0, 4}, {0, 2, 0}, {1, 1, 0}, {0, 0, 0}, {1, 2, 1}};

    private static String page(PublishedBatch batch) {
        return new ClassPage(StudentPageTest.CLASSIFIER, key -> key).text(batch);
    }

    private static PublishedBatch batch(List<Published> reports, String... notHandedIn) {
        return new PublishedBatch(GeneratedReports.PROBLEM, reports, List.of(notHandedIn));
    }

    private static Published submission(String key, Status status, Question... questions) {
        ReportDocument plain = StudentPageTest.report(status, Optional.empty(), questions);
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (Question question : questions) {
            earned = earned.add(question.earned().orElse(BigDecimal.ZERO));
            possible = possible.add(question.possible());
        }
        ReportDocument report = new ReportDocument(
                plain.toolVersion(),
                plain.problem(),
                new SubmissionReference(key, "java", ""),
                plain.run(),
                plain.score().isPresent() ? Optional.of(new Score(earned, possible)) : Optional.empty(),
                plain.withheld(),
                plain.rootCause(),
                plain.questions(),
                plain.gradientChecks(),
                plain.curves(),
                plain.console());
        return new Published(report, report);
    }

    private static Question question(String id, String possible, double earned, String... mistakes) {
        BigDecimal points = new BigDecimal(possible);
        VerdictWord verdict = earned == points.doubleValue() ? VerdictWord.CORRECT : VerdictWord.INCORRECT;
        Question plain = StudentPageTest.question(id, "a1", verdict, Optional.empty(), Matrix.scalar(1));
        return new Question(
                id,
                plain.asks(),
                plain.visibility(),
                Optional.of(BigDecimal.valueOf(earned)),
                points,
                verdict,
                plain.instances(),
                IntStream.range(0, mistakes.length)
                        .mapToObj(i -> new Cause(
                                mistakes[i], Cause.Certainty.UNIQUE, "where?", List.of(), List.of(), Optional.empty()))
                        .toList(),
                plain.message());
    }

    private static List<Published> six() {
        List<Published> six = new ArrayList<>();
        for (int i = 0; i < EARNED.length; i++) {
            Question[] questions = new Question[IDS.size()];
            for (int j = 0; j < questions.length; j++) {
                questions[j] = question(IDS.get(j), POINTS.get(j), EARNED[i][j]);
            }
            six.add(submission("s" + i, Status.GRADED, questions));
        }
        return six;
    }

    @Test
    void questions_haveTheEaseAndCorrelationOfNumPy() {
        List<QuestionStatistics> all = QuestionStatistics.of(ClassList.of(batch(six())));

        double[] ease = {2.0 / 3, 7.0 / 12, 0.375};
        double[] correlation = {0.5976143046671969, -0.014634842840742322, 0.21657404091210497};
        for (int i = 0; i < 3; i++) {
            assertThat(all.get(i).ease().orElseThrow()).isCloseTo(ease[i], within(1e-12));
            assertThat(all.get(i).discrimination().orElseThrow()).isCloseTo(correlation[i], within(1e-12));
        }
        assertThat(all.get(0).count(State.RIGHT)).isEqualTo(4);
        assertThat(all.get(0).count(State.WRONG)).isEqualTo(2);
    }

    @Test
    void submissionsWithoutScore_doNotCount() {
        List<Published> reports = new ArrayList<>(six());
        reports.add(submission("x1", Status.NOT_GRADABLE, question("Q1", "1", 0)));
        reports.add(submission("x2", Status.GRADER_ERROR, question("Q1", "1", 0)));

        QuestionStatistics first =
                QuestionStatistics.of(ClassList.of(batch(reports))).get(0);

        assertThat(first.ease().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(first.judged()).isEqualTo(6);
    }

    @Test
    void correlation_isNotDefined_whenAllAreRight() {
        Markup markup = Markup.of(page(batch(List.of(
                submission("a", Status.GRADED, question("Q1", "1", 1), question("Q2", "1", 1)),
                submission("b", Status.GRADED, question("Q1", "1", 1), question("Q2", "1", 0)),
                submission("c", Status.GRADED, question("Q1", "1", 1), question("Q2", "1", 0))))));

        assertThat(markup.textOf("questions")).contains("not defined");
    }

    @Test
    void mistakes_areCountedOnceASubmission_theMostFrequentFirst() {
        MistakeMap map = MistakeMap.of(ClassList.of(batch(List.of(
                submission("a", Status.GRADED, question("Q1", "1", 0, "rare"), question("Q2", "1", 0, "often")),
                submission(
                        "b", Status.GRADED, question("Q1", "1", 0, "often"), question("Q2", "1", 0, "often", "twin")),
                submission("c", Status.GRADED, question("Q1", "1", 1), question("Q2", "1", 0, "often"))))));

        assertThat(map.found()).extracting(Mistake::id).containsExactly("often", "rare", "twin");
        assertThat(map.found().get(0).submissions()).containsExactly("a", "b", "c");
        assertThat(map.found().get(0).questions().toString()).isEqualTo("{Q1=1, Q2=3}");
    }

    @Test
    void everySubmission_hasALine_andLinksToItsFiles() {
        Markup markup = Markup.of(page(SampleClass.of(60)));

        List<String> links = markup.elements("a").stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        for (int i = 0; i < 60; i++) {
            assertThat(links).contains("html/s%04d.html".formatted(i), "s%04d.json".formatted(i));
        }
        assertThat(rows(markup)).hasSize(60);
    }

    private static List<Element> rows(Markup markup) {
        return markup.elements("tr").stream()
                .filter(row -> ((Element) row.getParentNode().getParentNode())
                        .getAttribute("id")
                        .equals("submissions"))
                .filter(row -> row.getParentNode().getNodeName().equals("tbody"))
                .toList();
    }

    @Test
    void move_isSaid_whereThereIsNoScore() {
        String page = page(batch(
                List.of(
                        submission("x1", Status.NOT_GRADABLE),
                        submission("x2", Status.GRADER_ERROR),
                        submission("x3", Status.GRADED, question("Q1", "1", 1))),
                "m1",
                "m2"));

        String text = Markup.of(page).text();
        assertThat(text)
                .contains("Yours (1): the grader failed")
                .contains("The student’s (1): their files must change first")
                .contains("The student’s (2): nothing was handed in")
                .contains("m1", "m2");
        assertThat(rows(Markup.of(page)).get(1).getTextContent())
                .contains("the grader failed")
                .doesNotContain("0%");
    }

    @Test
    void emptyBatch_isSaid() {
        assertThat(Markup.of(page(batch(List.of()))).text())
                .contains("No submission has a score", "None was recognised");
    }

    @Test
    void fileName_isTheOneThatWasGiven() {
        PublishedBatch batch = batch(List.of(submission("../<b>", Status.GRADED, question("Q1", "1", 1))));

        String page = new ClassPage(StudentPageTest.CLASSIFIER, key -> "_b_-12ab").text(batch);

        assertThat(page).contains("href=\"html/_b_-12ab.html\"", "href=\"_b_-12ab.json\"", "../&lt;b&gt;");
    }

    @Test
    void strangersText_isReadAndNotObeyed() {
        List<Published> all = GeneratedReports.all().toList();

        Markup markup = Markup.of(page(batch(all, "</script><script>alert(1)</script>")));

        assertThat(markup.suspicious()).isEmpty();
        assertThat(markup.brokenLinks()).isEmpty();
        assertThat(markup.elements("script")).hasSize(1);
        assertThat(rows(markup)).hasSize(all.size());
    }

    @Test
    void page_staysSmall_forTwoThousand() {
        assertThat(page(SampleClass.of(2_000)).length()).isLessThan(1_000_000);
    }

    @Test
    void script_isTheOneThatIsAllowed() {
        assertThat(page(batch(six()))).containsPattern("script-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;; base-uri");
    }

    @Test
    void score_isInItsBin_andNeverRoundedUp() {
        assertThat(Distribution.percent(0.99999)).isEqualTo("99.9%");
        assertThat(Distribution.percent(1)).isEqualTo("100%");
        assertThat(Distribution.percent(0.3)).isEqualTo("30%");
        Html html = new Html();
        new Distribution(ClassList.of(batch(six())).graded()).write(html);

        assertThat(html.toString().replaceAll("\\s*<[^>]*>\\s*", "|").replaceAll("\\|+", "|"))
                .contains("|0% to below 5%|1|25% to below 30%|2|55% to below 60%|1|70% to below 75%|1|95% to 100%|1|");
    }
}
