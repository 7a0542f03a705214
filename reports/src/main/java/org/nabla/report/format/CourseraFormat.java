package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.report.JsonDocument;
import org.nabla.report.ShownText;
import org.nabla.report.document.Published;

/**
 * Coursera's {@code feedback.json}: a fraction and a text. When the grader failed, it is no JSON; the grader's container
 * then also ends with a code other than 0.
 */
public final class CourseraFormat implements ReportFormat {

    /** Coursera takes less than 64 KB, and a character can have three bytes. */
    private static final int LONGEST_FEEDBACK = 16_000;

    @Override
    public String id() {
        return "coursera";
    }

    @Override
    public String reader() {
        return "Coursera's custom graders, as feedback.json";
    }

    @Override
    public String path(String name) {
        return "coursera/" + name + ".json";
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
        FileBudget budget = new FileBudget(LONGEST_FEEDBACK);
        String feedback = budget.text((limits, text) -> text.write(ReadableText.of(reports, items, points, limits)));
        JsonDocument.write(destination, json -> {
            json.field("fractionalScore", Fraction.nearest(score));
            json.field("feedback", ShownText.bounded(PlainText.withoutMarkup(feedback), LONGEST_FEEDBACK));
        });
    }
}
