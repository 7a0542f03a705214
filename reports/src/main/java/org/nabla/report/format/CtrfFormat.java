package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.VerdictWord.Outcome;

/**
 * A report in the Common Test Report Format: what a student may see, as test cases. Points are in {@code extra}, the only
 * place where it allows keys of ours.
 */
public final class CtrfFormat implements ReportFormat {

    private static final String SPECIFICATION = "0.0.0";

    @Override
    public String id() {
        return "ctrf";
    }

    @Override
    public String reader() {
        return "readers of the Common Test Report Format";
    }

    @Override
    public String path(String name) {
        return "ctrf/" + name + ".json";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        FileBudget.USUAL.write(
                destination,
                (limits, text) -> JsonDocument.write(text, json -> {
                    json.field("reportFormat", "CTRF");
                    json.field("specVersion", SPECIFICATION);
                    json.object("results", () -> results(json, reports, limits));
                }));
    }

    private static void results(JsonDocument json, Published reports, Limits limits) throws IOException {
        List<Case> cases = Case.of(reports, limits);
        json.object("tool", () -> {
            json.field("name", "nabla");
            json.field("version", reports.shown().toolVersion());
        });
        json.object("summary", () -> summary(json, cases, reports.shown()));
        List<Item> items = Items.shown(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
        Map<String, Integer> positions = Positions.of(items).stream()
                .collect(Collectors.toMap(i -> items.get(i).id(), Function.identity()));
        json.list(
                "tests",
                cases,
                one -> json.object(() -> {
                    test(json, one);
                    if (positions.containsKey(one.name()) && one.outcome() != Outcome.ERROR) {
                        int i = positions.get(one.name());
                        json.object("extra", () -> {
                            json.field("org.nabla/points", points.earned(i));
                            json.field("org.nabla/max-points", points.possible(i));
                        });
                    }
                }));
    }

    private static void summary(JsonDocument json, List<Case> cases, ReportDocument shown) throws IOException {
        json.field("tests", cases.size());
        json.field("passed", count(cases, Outcome.PASSED));
        json.field("failed", count(cases, Outcome.FAILED));
        json.field("skipped", count(cases, Outcome.NOT_RUN));
        json.field("pending", 0);
        json.field("other", count(cases, Outcome.ERROR));
        long start = shown.run().started().toEpochMilli();
        json.field("start", start);
        json.field("stop", start + shown.run().duration().toMillis());
    }

    private static void test(JsonDocument json, Case one) throws IOException {
        json.field("name", one.name());
        json.field("status", status(one.outcome()));
        json.field("duration", 0); // not measured for each
        if (one.outcome() != Outcome.PASSED) {
            json.field("message", one.message());
            json.field("trace", one.text());
        }
        json.field("rawStatus", one.type());
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case NOT_RUN -> "skipped";
            case ERROR -> "other";
        };
    }

    private static long count(List<Case> cases, Outcome outcome) {
        return cases.stream().filter(one -> one.outcome() == outcome).count();
    }
}
