package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.spec.Visibility;

/**
 * Gradescope's {@code results.json}. Gradescope hides questions itself, so each is there with its own visibility.
 *
 * <p>Everything is plain text there, and what the autograder printed is for staff. The score is the sum of the tests. When
 * the grader failed, it is no JSON, so that Gradescope shows an error of the autograder.
 */
public final class GradescopeFormat implements ReportFormat {

    @Override
    public String id() {
        return "gradescope";
    }

    @Override
    public String reader() {
        return "Gradescope, as results.json";
    }

    @Override
    public String path(String name) {
        return "gradescope/" + name + ".json";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        if (NoResult.is(reports)) {
            NoResult.write(destination);
            return;
        }
        List<Item> items = Items.each(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
        FileBudget.USUAL.write(
                destination,
                (limits, text) -> JsonDocument.write(text, json -> document(json, reports, items, points, limits)));
    }

    private static void document(
            JsonDocument json, Published reports, List<Item> items, ScaledPoints points, Limits limits)
            throws IOException {
        if (items.isEmpty()) {
            json.field("score", 0); // without tests it must be said
        }
        json.field("execution_time", seconds(reports.whole()));
        json.field("output", limits.top(output(reports.shown())));
        json.field("output_format", "text"); // the default would render HTML
        json.field("test_output_format", "text");
        json.field("test_name_format", "text");
        json.field("visibility", "visible");
        json.field("stdout_visibility", "hidden");
        json.list("tests", Positions.of(items), i -> json.object(() -> test(json, items.get(i), i, points, limits)));
        json.object("extra_data", () -> {
            json.field("grader", "nabla " + reports.whole().toolVersion());
            json.field("problem", reports.whole().problem().id());
            json.field("problem_sha256", reports.whole().problem().sha256());
            json.field("submission_sha256", reports.whole().submission().sha256());
        });
    }

    private static void test(JsonDocument json, Item item, int i, ScaledPoints points, Limits limits)
            throws IOException {
        json.field("number", Integer.toString(i + 1));
        json.field("name", limits.line(item.title()));
        json.field("score", points.earned(i));
        json.field("max_score", points.possible(i));
        json.field("status", item.isPassed() ? "passed" : "failed");
        if (!item.text().isEmpty()) {
            json.field("output", limits.detail(item.text().whole()));
        }
        json.field("visibility", visibility(item.visibility()));
        json.texts("tags", List.of(item.word()));
    }

    private static String visibility(Visibility visibility) {
        return switch (visibility) {
            case ALWAYS -> "visible";
            case AFTER_DUE -> "after_due_date";
            case AFTER_PUBLISHED -> "after_published";
            case HIDDEN -> "hidden";
        };
    }

    private static String output(ReportDocument shown) {
        String printed = PlainText.of(shown.console().text()).strip();
        String top = MessageText.top(shown);
        if (printed.isEmpty()) {
            return top;
        }
        return (top.isEmpty() ? "" : top + "\n\n") + "printed by the submission:\n" + PlainText.indented("  ", printed);
    }

    private static long seconds(ReportDocument report) {
        return BigDecimal.valueOf(report.run().duration().toMillis(), 3)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }
}
