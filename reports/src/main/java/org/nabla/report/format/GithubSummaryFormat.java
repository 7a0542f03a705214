package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.VerdictWord.Outcome;

/**
 * A job summary for GitHub Actions, to be appended to the file that {@code GITHUB_STEP_SUMMARY} names: what a student may
 * see, in Markdown. Texts that a student wrote stand in fenced blocks alone.
 */
public final class GithubSummaryFormat implements ReportFormat {

    @Override
    public String id() {
        return "github-summary";
    }

    @Override
    public String reader() {
        return "GitHub Actions, as a job summary";
    }

    @Override
    public String path(String name) {
        return "github-summary/" + name + ".md";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        List<Item> items = Items.shown(reports);
        ScaledPoints points = ScaledPoints.of(items, Scale.POINTS);
        FileBudget.USUAL.write(destination, (limits, text) -> text.write(page(reports.shown(), items, points, limits)));
    }

    private static String page(ReportDocument shown, List<Item> items, ScaledPoints points, Limits limits) {
        StringBuilder text = new StringBuilder(
                "## %s\n\n".formatted(Markdown.inline(shown.problem().title())));
        text.append("**%s**\n".formatted(headline(shown, points)));
        shown.withheld()
                .ifPresent(withheld -> text.append("\nNot shown here: questions %d, points %s.\n"
                        .formatted(withheld.questions(), JsonDocument.plain(withheld.possible()))));
        String top = limits.top(MessageText.top(shown));
        text.append(top.isEmpty() ? "" : "\n" + Markdown.block(top));
        if (!items.isEmpty()) {
            text.append("\n| | Question | Verdict | Points |\n| :-: | --- | --- | --: |\n");
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                text.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                sign(item.outcome()),
                                Markdown.inline(limits.line(item.title())),
                                item.word(),
                                item.outcome() == Outcome.ERROR ? "" : ReadableText.points(i, points)));
            }
        }
        for (Item item : items) {
            if (!item.isPassed() && !item.text().isEmpty()) {
                text.append("\n### %s\n\n%s"
                        .formatted(
                                Markdown.inline(limits.line(item.title())),
                                Markdown.block(limits.detail(item.text().whole()))));
            }
        }
        return text.toString();
    }

    private static String headline(ReportDocument shown, ScaledPoints points) {
        return shown.score().isEmpty()
                ? NoResult.SENTENCE
                : "%s of %s points"
                        .formatted(
                                JsonDocument.plain(points.earned().total()),
                                JsonDocument.plain(points.possible().total()));
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case NOT_RUN -> "➖";
            case ERROR -> "⚠️";
        };
    }
}
