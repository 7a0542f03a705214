package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nabla.report.JsonDocument;
import org.nabla.report.ShownText;
import org.nabla.report.document.Published;

/**
 * What an Autolab autograder prints: text for people, a line that Autolab shows as a table, and a last line with the score.
 *
 * <p>There is one score, for the Autolab problem that has the id of the problem as its name. Autolab puts quotation marks
 * around each letter or digit before a colon on the last line, and inserts the text into a page as it is while the job runs;
 * so there are neither colons in the last line's names nor markup anywhere. When the grader failed, the score is {@code null}:
 * Autolab then has none, and would make a 0 of anything that it cannot read.
 */
public final class AutolabFormat implements ReportFormat {

    private static final String STAGE = "Questions";

    /** A hint is a line in a table. */
    private static final int LONGEST_HINT = 200;

    @Override
    public String id() {
        return "autolab";
    }

    @Override
    public String reader() {
        return "Autolab, as the output of the autograder";
    }

    @Override
    public String path(String name) {
        return "autolab/" + name + ".txt";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        Optional<BigDecimal> score = Optional.empty();
        if (NoResult.is(reports)) {
            NoResult.write(destination);
        } else {
            List<Item> items = Items.withRest(reports);
            ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
            score = Optional.of(points.earned().total());
            FileBudget.USUAL.write(destination, (limits, text) -> {
                text.write(PlainText.withoutMarkup(ReadableText.of(reports, items, points, limits)));
                if (!items.isEmpty()) {
                    table(text, items, limits);
                }
            });
        }
        last(destination, reports.whole().problem().id(), score);
    }

    private static void table(Writer text, List<Item> items, Limits limits) throws IOException {
        JsonDocument.writeLine(text, json -> {
            json.field("_presentation", "semantic");
            json.texts("stages", List.of(STAGE));
            json.object(STAGE, () -> {
                for (int i : Positions.of(items)) {
                    Item item = items.get(i);
                    String name = "%d. %s".formatted(i + 1, limits.line(item.title())); // unlike any other
                    json.object(PlainText.withoutMarkup(name), () -> {
                        json.field("passed", item.isPassed());
                        if (!item.isPassed()) {
                            json.field("hint", hint(item, limits));
                        }
                    });
                }
            });
        });
    }

    private static String hint(Item item, Limits limits) {
        String summary = item.text().summary();
        int longest = Math.min(LONGEST_HINT, limits.line());
        return PlainText.withoutMarkup(ShownText.bounded(summary, longest));
    }

    private static void last(Writer destination, String problem, Optional<BigDecimal> score) throws IOException {
        JsonDocument.writeLine(
                destination,
                json -> json.object("scores", () -> {
                    if (score.isPresent()) {
                        json.field(problem, score.get());
                    } else {
                        json.nothing(problem);
                    }
                }));
    }
}
