package org.nabla.report.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.curve.CurveSvg;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Withheld;
import org.nabla.report.format.ReportFormat;

/**
 * The page that a student opens: what to do next, the network with what is wrong in it, and every question with its
 * evidence. One file; it needs no network and no script, folds by itself, and prints.
 */
public final class StudentPage implements ReportFormat {

    private static final String STYLE = Frame.resource("common.css") + Frame.resource("student.css");
    private static final Pattern PICTURE_STYLE = Pattern.compile("<style>\\n(.*?)</style>", Pattern.DOTALL);

    private final ProblemView problem;

    /** A page for each submission to one problem. */
    public StudentPage(ProblemView problem) {
        this.problem = problem;
    }

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String reader() {
        return "a student, as a page for a browser";
    }

    @Override
    public String path(String name) {
        return "html/" + name + ".html";
    }

    @Override
    public void write(Published reports, Writer destination) throws IOException {
        ReportDocument report = reports.shown();
        Optional<String> curves = report.curves().isEmpty()
                ? Optional.empty()
                : Optional.of(CurveSvg.of("Loss by epoch", "curves", report.curves()));
        List<String> styles = new ArrayList<>(List.of(STYLE));
        curves.map(PICTURE_STYLE::matcher).filter(Matcher::find).ifPresent(found -> styles.add(found.group(1)));
        Frame frame = new Frame(report.problem().title() + ": " + points(report), styles, List.of());
        destination.write(frame.around(html -> content(html, report, curves)));
    }

    private void content(Html html, ReportDocument report, Optional<String> curves) {
        Standing standing = new Standing(problem, report);
        header(html, report);
        html.open("main");
        new NextStep(problem, standing).write(html);
        boolean judged = report.run().status() != Status.NOT_GRADABLE
                && !report.questions().isEmpty();
        if (judged && NetworkFigure.isWorthDrawing(problem)) {
            network(html, standing);
        }
        if (judged) {
            new QuestionSection(problem, standing).write(html);
        }
        report.withheld().ifPresent(withheld -> withheld(html, withheld));
        curves.ifPresent(drawn -> curves(html, drawn));
        new GradientChecks(problem).write(html, report.gradientChecks());
        console(html, report);
        html.close();
        footer(html, report);
    }

    private static void header(Html html, ReportDocument report) {
        html.open("header");
        html.element("h1", report.problem().title());
        html.open("p", "class", "score");
        Optional<Score> score = report.score().filter(any -> report.run().status() != Status.NOT_GRADABLE);
        if (score.isPresent()) {
            html.element("strong", Wording.number(score.get().earned()));
            html.text(" of " + Wording.points(score.get().possible()));
        } else {
            html.text(points(report));
        }
        html.close().close();
    }

    private static String points(ReportDocument report) {
        if (report.score().isEmpty()) {
            return "no score";
        }
        Score score = report.score().get();
        return report.run().status() == Status.NOT_GRADABLE
                ? "not graded yet"
                : "%s of %s".formatted(Wording.number(score.earned()), Wording.points(score.possible()));
    }

    private void network(Html html, Standing standing) {
        NetworkFigure figure = new NetworkFigure(problem, standing);
        html.open("section", "class", "figure", "aria-labelledby", "network-heading");
        html.element("h2", "Where it goes wrong, and where not", "id", "network-heading");
        html.open("figure");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Picture of the network");
        figure.write(html);
        html.close();
        html.open("figcaption").open("ul", "class", "key");
        for (State state : List.of(State.WRONG, State.CARRIED, State.NOT_REACHED, State.RIGHT)) {
            if (standing.count(state) > 0) {
                html.open("li");
                state.icon(html);
                html.text(" %s: %d".formatted(state.words(), standing.count(state)))
                        .close();
            }
        }
        html.element("li", "without a mark: not asked").close().close().close();
        html.open("details", "class", "as-table").element("summary", "The same as a table, with the formulas");
        new NetworkTable(problem, standing).write(html);
        html.close().close();
    }

    private static void withheld(Html html, Withheld withheld) {
        String questions = withheld.questions() == 1 ? "1 more question" : withheld.questions() + " more questions";
        html.element(
                "p",
                "%s, worth %s, not shown here.".formatted(questions, Wording.points(withheld.possible())),
                "class",
                "withheld");
    }

    private static void curves(Html html, String drawn) {
        html.open("section", "aria-labelledby", "curves-heading");
        html.element("h2", "Training", "id", "curves-heading");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Curves of the training");
        html.drawn(drawn).close().close();
    }

    private static void console(Html html, ReportDocument report) {
        if (report.console().text().isBlank()) {
            return;
        }
        html.open("section", "aria-labelledby", "console-heading");
        html.element("h2", "What your program printed", "id", "console-heading");
        html.open("details")
                .element(
                        "summary",
                        "%d lines".formatted(report.console().text().lines().count()));
        html.open("pre", "dir", "auto")
                .text(report.console().text().stripTrailing())
                .close();
        if (report.console().truncated()) {
            html.element("p", "It printed more than is kept.");
        }
        html.close().close();
    }

    private static void footer(Html html, ReportDocument report) {
        html.open("footer")
                .open("p")
                .text("Submission ")
                .quoted(report.submission().id());
        html.text(" to ").element("code", report.problem().id());
        html.text(", %s, %s UTC"
                .formatted(
                        report.submission().language().isEmpty()
                                ? "no language"
                                : report.submission().language(),
                        report.run().started().toString().replaceAll("T(\\d+:\\d+).*", " $1")));
        html.text(", Nabla ").text(report.toolVersion()).text(".").close().close();
    }
}
