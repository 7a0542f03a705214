package org.nabla.report.format;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.nabla.report.JsonDocument;
import org.nabla.report.document.Published;
import org.nabla.report.document.VerdictWord.Outcome;

/**
 * Workflow commands for the log of a GitHub Actions job: a notice with the score, and an error for each thing that is wrong.
 * GitHub shows ten of a kind, so the tenth says how many more there are.
 */
public final class GithubAnnotationsFormat implements ReportFormat {

    private static final int MOST = 10;

    @Override
    public String id() {
        return "github-annotations";
    }

    @Override
    public String reader() {
        return "GitHub Actions, as annotations in the log";
    }

    @Override
    public String path(String name) {
        return "github-annotations/" + name + ".txt";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        String title = PlainText.line(reports.shown().problem().title());
        FileBudget.USUAL.write(destination, (limits, text) -> {
            List<Case> wrong = Case.of(reports, limits).stream()
                    .filter(one -> one.outcome() == Outcome.FAILED || one.outcome() == Outcome.ERROR)
                    .toList();
            if (!NoResult.is(reports)) {
                ScaledPoints points = ScaledPoints.of(Items.shown(reports), Scale.POINTS);
                command(text, "notice", title, total(points));
            }
            boolean all = wrong.size() <= MOST;
            for (Case one : wrong.subList(0, all ? wrong.size() : MOST - 1)) {
                command(text, "error", one.name(), one.message());
            }
            if (!all) {
                command(text, "error", title, "and %d more".formatted(wrong.size() - MOST + 1));
            }
        });
    }

    private static String total(ScaledPoints points) {
        return "%s of %s points"
                .formatted(
                        JsonDocument.plain(points.earned().total()),
                        JsonDocument.plain(points.possible().total()));
    }

    private static void command(Writer text, String kind, String title, String message) throws IOException {
        text.write("::%s title=%s::%s\n".formatted(kind, property(title), data(message)));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
