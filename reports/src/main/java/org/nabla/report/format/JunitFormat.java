package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
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
        List<Case> cases = Case.of(reports, limits);
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
