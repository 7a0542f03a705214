package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.VerdictWord.Outcome;

/**
 * JUnit XML as Surefire writes it, for Artemis, GitLab, Jenkins and any other continuous build: what a student may see.
 *
 * <p>It knows no points: a question is passed with all of them and failed with fewer. Files that cannot be graded are one
 * failed test case beside the skipped questions; a fault of ours is an error, and never a failure.
 */
public final class JunitFormat implements ReportFormat {

    /** The test case for what is wrong with the submission as a whole. */
    static final String SUBMISSION = "submission";

    /** One {@code testcase}. Some readers show the message, some the text, which therefore begins with it. */
    private record Case(String name, Outcome outcome, String type, String message, String text) {}

    @Override
    public String id() {
        return "junit";
    }

    @Override
    public String reader() {
        return "Artemis, GitLab, Jenkins and other continuous builds, as JUnit XML";
    }

    @Override
    public String path(String name) {
        return "junit/TEST-" + name + ".xml";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        FileBudget.USUAL.write(destination, (limits, text) -> text.write(suite(reports, limits)));
    }

    private static String suite(Published reports, Limits limits) {
        ReportDocument shown = reports.shown();
        String suite = shown.problem().id();
        List<Case> cases = cases(reports, limits);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\">\n"
                .formatted(
                        XmlText.attribute(suite),
                        cases.size(),
                        count(cases, Outcome.FAILED),
                        count(cases, Outcome.ERROR),
                        count(cases, Outcome.NOT_RUN),
                        BigDecimal.valueOf(shown.run().duration().toMillis(), 3).toPlainString()));
        properties(xml, shown);
        cases.forEach(one -> testcase(xml, suite, one));
        return xml.append("</testsuite>\n").toString();
    }

    private static void properties(StringBuilder xml, ReportDocument shown) {
        xml.append("  <properties>\n");
        property(xml, "nabla.version", shown.toolVersion());
        property(xml, "nabla.problem.sha256", shown.problem().sha256());
        property(xml, "nabla.submission", shown.submission().id());
        property(xml, "nabla.status", shown.run().status().id());
        shown.score().ifPresent(score -> {
            property(xml, "nabla.points.earned", JsonDocument.plain(Scale.POINTS.rounded(score.earned())));
            property(xml, "nabla.points.possible", JsonDocument.plain(Scale.POINTS.rounded(score.possible())));
        });
        shown.withheld()
                .ifPresent(
                        withheld -> property(xml, "nabla.questions.not-shown", Integer.toString(withheld.questions())));
        xml.append("  </properties>\n");
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append(
                "    <property name=\"%s\" value=\"%s\"/>\n".formatted(name, XmlText.attribute(PlainText.line(value))));
    }

    private static List<Case> cases(Published reports, Limits limits) {
        List<Case> cases = new ArrayList<>();
        Status status = reports.shown().run().status();
        String top = limits.top(MessageText.top(reports.shown()));
        if (status == Status.NOT_GRADABLE) {
            String first = MessageText.summaries(reports.shown()).stream()
                    .findFirst()
                    .orElse("the submission cannot be graded");
            cases.add(new Case(SUBMISSION, Outcome.FAILED, status.id(), limits.line(first), top));
        } else if (status == Status.GRADER_ERROR) {
            cases.add(new Case(SUBMISSION, Outcome.ERROR, status.id(), NoResult.SENTENCE, top));
        }
        Items.shown(reports).forEach(item -> cases.add(testcase(item, limits)));
        return cases;
    }

    private static Case testcase(Item item, Limits limits) {
        String summary =
                item.text().summary().isEmpty() ? item.word() : item.text().summary();
        return new Case(
                item.id(),
                item.outcome(),
                item.word(),
                limits.line(summary),
                limits.detail("%s\n%s".formatted(item.title(), item.text().detail())));
    }

    private static void testcase(StringBuilder xml, String suite, Case one) {
        xml.append("  <testcase classname=\"%s\" name=\"%s\" time=\"0\""
                .formatted(XmlText.attribute(suite), XmlText.attribute(one.name())));
        switch (one.outcome()) {
            case PASSED -> xml.append("/>\n");
            case FAILED -> body(xml, "failure", one);
            case ERROR -> body(xml, "error", one);
            case NOT_RUN ->
                xml.append("><skipped message=\"%s\"/></testcase>\n".formatted(XmlText.attribute(one.message())));
        }
    }

    private static void body(StringBuilder xml, String element, Case one) {
        xml.append("><%s message=\"%s\" type=\"%s\">"
                        .formatted(element, XmlText.attribute(one.message()), XmlText.attribute(one.type())))
                .append(XmlText.element(one.message() + "\n" + one.text()))
                .append("</%s></testcase>\n".formatted(element));
    }

    private static long count(List<Case> cases, Outcome outcome) {
        return cases.stream().filter(one -> one.outcome() == outcome).count();
    }
}
