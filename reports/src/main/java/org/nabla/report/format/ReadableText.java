package org.nabla.report.format;

import java.util.List;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;

/** A submission as plain text, for programs that show a text and nothing else: the score, then question by question. */
final class ReadableText {

    private ReadableText() {}

    /** Ends with a line break. */
    static String of(Published reports, List<Item> items, ScaledPoints points, Limits limits) {
        StringBuilder text = new StringBuilder("score: %s of %s\n"
                .formatted(
                        JsonDocument.plain(points.earned().total()),
                        JsonDocument.plain(points.possible().total())));
        String top = limits.top(MessageText.top(reports.shown()));
        text.append(top).append(top.isEmpty() ? "" : "\n");
        for (int i = 0; i < items.size(); i++) {
            text.append(line(items.get(i), i, points, limits)).append('\n');
            if (!items.get(i).text().isEmpty()) {
                text.append(PlainText.indented(
                                "  ", limits.detail(items.get(i).text().whole())))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** As {@code Q6 grad(b2) ... 1.5 of 2}. */
    static String line(Item item, int i, ScaledPoints points, Limits limits) {
        return "%s ... %s".formatted(limits.line(item.title()), points(i, points));
    }

    static String points(int i, ScaledPoints points) {
        return "%s of %s".formatted(JsonDocument.plain(points.earned(i)), JsonDocument.plain(points.possible(i)));
    }
}
