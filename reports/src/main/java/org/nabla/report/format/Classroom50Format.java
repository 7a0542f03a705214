package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;

/**
 * Classroom 50's {@code result.json}. It takes only whole numbers, so its points are hundredths of ours.
 *
 * <p>It is published as a release of the student's repository: everything in it is shown, and kept. A fault of ours is
 * 0 of 0 points without tests, which is no grade there.
 */
public final class Classroom50Format implements ReportFormat {

    private final Map<String, String> environment;

    /** For a run of which Classroom 50 has told {@code CLASSROOM}, {@code ASSIGNMENT}, {@code SUBMISSION_TAG} and others. */
    public Classroom50Format(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String id() {
        return "classroom50";
    }

    @Override
    public String reader() {
        return "Classroom 50, as result.json";
    }

    @Override
    public String path(String name) {
        return "classroom50/" + name + ".json";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        List<Item> items = NoResult.is(reports) ? List.of() : Items.withRest(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.HUNDREDTHS);
        Classroom50Run run = Classroom50Run.of(environment, reports.whole());
        FileBudget.USUAL.write(
                destination,
                (limits, text) -> JsonDocument.write(text, json -> {
                    heading(json, run);
                    json.field("graded_at", gradedAt(reports.whole()));
                    json.field("score", points.earned().total());
                    json.field("max-score", points.possible().total());
                    json.list(
                            "tests",
                            Positions.of(items),
                            i -> json.object(() -> test(json, items.get(i), i, points, limits)));
                }));
    }

    private static void heading(JsonDocument json, Classroom50Run run) throws IOException {
        json.field("schema", "classroom50/result/v1");
        json.field("classroom", run.classroom());
        json.field("assignment", run.assignment());
        json.field("assignment_type", run.type());
        json.field("owner", run.owner());
        json.field("submission", run.submission());
        json.field("commit", run.links().commit());
        json.field("release", run.links().release());
        json.field("review", run.links().review());
        json.field("datetime", run.submitted());
    }

    private static String gradedAt(ReportDocument report) {
        return Classroom50Run.instant(report.run().started().plus(report.run().duration()));
    }

    private static void test(JsonDocument json, Item item, int i, ScaledPoints points, Limits limits)
            throws IOException {
        json.field("test-name", item.id()); // shown as Markdown
        json.field("passed", item.isPassed());
        json.field("score", points.earned(i));
        json.field("max-score", points.possible(i));
        json.field("message", limits.line(item.text().summary()));
    }
}
