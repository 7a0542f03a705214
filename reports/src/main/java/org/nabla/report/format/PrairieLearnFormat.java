package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;

/**
 * PrairieLearn's {@code results.json}. Everything in it may be shown, so questions that are not shown are one line.
 *
 * <p>The score is a fraction of the whole. Files that cannot be graded cost no attempt, and neither does a fault of ours:
 * both are not gradable, and only the first is a format error.
 */
public final class PrairieLearnFormat implements ReportFormat {

    @Override
    public String id() {
        return "prairielearn";
    }

    @Override
    public String reader() {
        return "PrairieLearn's external grading, as results.json";
    }

    @Override
    public String path(String name) {
        return "prairielearn/" + name + ".json";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        List<Item> items = Items.withRest(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
        FileBudget.USUAL.write(
                destination,
                (limits, text) -> JsonDocument.write(text, json -> {
                    if (reports.whole().score().isEmpty()) {
                        json.field("gradable", false);
                        json.field("message", NoResult.SENTENCE);
                    } else if (reports.whole().run().status() == Status.NOT_GRADABLE) {
                        notGradable(json, reports.shown(), limits);
                    } else {
                        graded(json, reports, reports.whole().score().get(), limits);
                        json.list(
                                "tests",
                                Positions.of(items),
                                i -> json.object(() -> test(json, items.get(i), i, points, limits)));
                    }
                }));
    }

    private static void notGradable(JsonDocument json, ReportDocument shown, Limits limits) throws IOException {
        json.field("gradable", false);
        json.texts(
                "format_errors",
                MessageText.summaries(shown).stream()
                        .map(summary -> limits.line(PlainText.withoutMarkup(summary)))
                        .toList());
        json.field("message", limits.top(MessageText.top(shown)));
    }

    private static void graded(JsonDocument json, Published reports, Score score, Limits limits) throws IOException {
        json.field("gradable", true);
        json.field("score", Fraction.nearest(score));
        json.field("message", limits.top(MessageText.top(reports.shown())));
        json.field("output", limits.top(PlainText.of(reports.shown().console().text())));
    }

    private static void test(JsonDocument json, Item item, int i, ScaledPoints points, Limits limits)
            throws IOException {
        json.field("name", limits.line(item.title()));
        json.field("points", points.earned(i));
        json.field("max_points", points.possible(i));
        json.field("message", limits.line(item.text().summary()));
        json.field("output", limits.detail(item.text().detail()));
    }
}
