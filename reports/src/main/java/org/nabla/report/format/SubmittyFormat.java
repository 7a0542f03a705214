package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.VerdictWord.Outcome;

/**
 * Submitty's {@code validation_results.json} of a custom validator: a fraction, and a message for each question.
 *
 * <p>Submitty multiplies the fraction by points and takes the whole ones, so it is rounded up. A fault of ours is a failure
 * of the validator, which only staff read about.
 */
public final class SubmittyFormat implements ReportFormat {

    private record Line(String text, String status) {}

    @Override
    public String id() {
        return "submitty";
    }

    @Override
    public String reader() {
        return "Submitty's custom validators, as validation_results.json";
    }

    @Override
    public String path(String name) {
        return "submitty/" + name + ".json";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        if (NoResult.is(reports)) {
            JsonDocument.write(destination, json -> {
                json.field("status", "failure");
                json.field("message", NoResult.SENTENCE);
            });
            return;
        }
        Score score = reports.whole().score().orElseThrow();
        List<Item> items = Items.withRest(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
        FileBudget.USUAL.write(
                destination,
                (limits, text) -> JsonDocument.write(text, json -> {
                    json.field("status", "success");
                    json.object("data", () -> {
                        json.field("score", Fraction.up(score));
                        json.list(
                                "message",
                                lines(reports, items, points, limits),
                                line -> json.object(() -> {
                                    json.field("message", PlainText.withoutMarkup(line.text()));
                                    json.field("status", line.status());
                                }));
                    });
                }));
    }

    private static List<Line> lines(Published reports, List<Item> items, ScaledPoints points, Limits limits) {
        List<Line> lines = new ArrayList<>();
        String top = limits.top(MessageText.top(reports.shown()));
        if (!top.isEmpty()) {
            lines.add(new Line(top, "information"));
        }
        for (int i : Positions.of(items)) {
            Item item = items.get(i);
            String what = item.text().isEmpty()
                    ? ""
                    : "\n" + limits.detail(item.text().whole());
            lines.add(new Line(ReadableText.line(item, i, points, limits) + what, status(item.outcome())));
        }
        return lines;
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "success";
            case FAILED -> "failure";
            case NOT_RUN, ERROR -> "information";
        };
    }
}
