package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;

/**
 * An external grader's reply to Open edX, the {@code xqueue_body}: whether all is correct, points, and a message that must be
 * XML with one root. When the grader failed, it is no JSON, and Open edX refuses it.
 */
public final class OpenEdxFormat implements ReportFormat {

    private final Scale scale;

    private OpenEdxFormat(Scale scale) {
        this.scale = scale;
    }

    /** Points to the nearest whole one: current releases keep them in a column for integers. */
    public static OpenEdxFormat wholePoints() {
        return new OpenEdxFormat(Scale.WHOLE);
    }

    /** Points to four decimals, for an Open edX that still keeps them. */
    public static OpenEdxFormat points() {
        return new OpenEdxFormat(Scale.POINTS);
    }

    @Override
    public String id() {
        return "openedx";
    }

    @Override
    public String reader() {
        return "Open edX, as an external grader's reply";
    }

    @Override
    public String path(String name) {
        return "openedx/" + name + ".json";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        if (NoResult.is(reports)) {
            NoResult.write(destination);
            return;
        }
        Score score = reports.whole().score().orElseThrow();
        List<Item> items = Items.withRest(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
        FileBudget.USUAL.write(
                destination,
                (limits, text) -> JsonDocument.write(text, json -> {
                    json.field("correct", score.isFull());
                    json.field("score", scale.rounded(score.earned()));
                    json.field("msg", message(ReadableText.of(reports, items, points, limits)));
                }));
    }

    private static String message(String text) {
        return "<div><pre>%s</pre></div>".formatted(XmlText.element(text.stripTrailing()));
    }
}
