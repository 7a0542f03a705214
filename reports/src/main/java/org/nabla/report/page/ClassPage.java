package org.nabla.report.page;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.format.BatchFormat;
import org.nabla.report.format.PublishedBatch;
import org.nabla.report.page.ClassList.Row;
import org.nabla.report.page.MistakeMap.Mistake;

/**
 * The page that an instructor opens: how the class did, which questions were hard and which tell apart, which mistakes are
 * made, whose move it is where nothing could be graded, and every submission with a link to its page and its report.
 *
 * <p>It is made from the instructors' reports, and names submissions by their keys.
 */
public final class ClassPage implements BatchFormat {

    private static final String STYLE = Frame.resource("common.css") + Frame.resource("class.css");
    private static final String SCRIPT = Frame.resource("class.js");

    /** More of them are in the table of submissions, which has a filter. */
    private static final int NAMED = 40;

    private static final int BAR = 120;

    private final ProblemView problem;
    private final UnaryOperator<String> names;

    /**
     * A page for a batch of one problem.
     *
     * @param names the name of a submission's files, without an ending, by its key
     */
    public ClassPage(ProblemView problem, UnaryOperator<String> names) {
        this.problem = problem;
        this.names = names;
    }

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String reader() {
        return "an instructor, as a page for a browser";
    }

    @Override
    public String path() {
        return "index.html";
    }

    @Override
    public void write(PublishedBatch batch, Writer destination) throws IOException {
        ClassList list = ClassList.of(batch);
        Frame frame = new Frame(batch.problem().title() + ": the class", List.of(STYLE), List.of(SCRIPT));
        destination.write(frame.around(html -> {
            html.open("header").element("h1", batch.problem().title());
            html.element(
                    "p", "%s, for instructors".formatted(counted(list.rows().size(), "submission")), "class", "score");
            html.close();
            html.open("main");
            scores(html, list);
            moves(html, list, batch.notHandedIn());
            questions(html, list);
            mistakes(html, list);
            new ClassTable(list, names).write(html);
            html.close();
            html.open("footer")
                    .open("p")
                    .text("Problem ")
                    .element("code", batch.problem().id());
            html.text(", SHA-256 ")
                    .element(
                            "code",
                            batch.problem()
                                    .sha256()
                                    .substring(
                                            0,
                                            Math.min(
                                                    12, batch.problem().sha256().length())));
            html.text(".").close().close();
        }));
    }

    private static String counted(int count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    private static void scores(Html html, ClassList list) {
        List<Row> graded = list.graded();
        html.open("section", "class", "first", "aria-labelledby", "scores-heading");
        html.element("h2", "Scores", "id", "scores-heading");
        if (graded.isEmpty()) {
            html.element("p", "No submission has a score.").close();
            return;
        }
        double[] fractions = graded.stream().mapToDouble(Row::fraction).toArray();
        html.open("dl", "class", "facts");
        fact(html, "graded", Integer.toString(graded.size()));
        fact(
                html,
                "median",
                Distribution.percent(Statistics.quantile(0.5, fractions).orElse(0)));
        fact(html, "mean", Distribution.percent(Statistics.mean(fractions).orElse(0)));
        fact(
                html,
                "middle half",
                Distribution.percent(Statistics.quantile(0.25, fractions).orElse(0)) + " to "
                        + Distribution.percent(
                                Statistics.quantile(0.75, fractions).orElse(0)));
        fact(
                html,
                "all points",
                Long.toString(graded.stream()
                        .filter(row -> row.score().orElseThrow().isFull())
                        .count()));
        html.close();
        new Distribution(graded).write(html);
        html.close();
    }

    private static void fact(Html html, String label, String value) {
        html.open("div").element("dt", label).element("dd", value).close();
    }

    /** What has no score, and whose move it is. */
    private void moves(Html html, ClassList list, List<String> notHandedIn) {
        List<Row> theirs = list.rows().stream()
                .filter(row -> row.status() == Status.NOT_GRADABLE)
                .toList();
        List<Row> ours = list.rows().stream()
                .filter(row -> row.status() == Status.GRADER_ERROR)
                .toList();
        if (theirs.isEmpty() && ours.isEmpty() && notHandedIn.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "moves-heading");
        html.element("h2", "Without a score, and whose move it is", "id", "moves-heading");
        waiting(html, ours, "Yours (%d): the grader failed; there is no score until it has graded again", "grader");
        waiting(html, theirs, "The student’s (%d): their files must change first", "student");
        if (!notHandedIn.isEmpty()) {
            html.open("details")
                    .element("summary", "The student’s (%d): nothing was handed in".formatted(notHandedIn.size()));
            html.open("ul", "class", "names");
            notHandedIn.forEach(id -> html.open("li").quoted(id).close());
            html.close().close();
        }
        html.close();
    }

    private void waiting(Html html, List<Row> rows, String title, String whose) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        rows.forEach(row ->
                byReason.computeIfAbsent(row.why(), first -> new ArrayList<>()).add(row.key()));
        html.open("h3", "class", whose).text(title.formatted(rows.size())).close();
        html.open("ul", "class", "reasons");
        byReason.forEach((why, keys) -> {
            html.open("li").prose(why).text(why.isEmpty() ? "" : ": ");
            pages(html, keys);
            html.close();
        });
        html.close();
    }

    private void questions(Html html, ClassList list) {
        List<QuestionStatistics> all = QuestionStatistics.of(list);
        if (all.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "questions-heading");
        html.element("h2", "Questions", "id", "questions-heading");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table of the questions");
        html.open("table", "class", "questions").open("thead").open("tr");
        for (String column : List.of("question", "asks")) {
            html.element("th", column, "scope", "col");
        }
        html.element("th", "worth", "scope", "col", "class", "n").element("th", "share earned", "scope", "col");
        for (String column : List.of("right", "carried", "wrong", "none", "tells apart")) {
            html.element("th", column, "scope", "col", "class", "n");
        }
        html.close().close().open("tbody");
        all.forEach(one -> question(html, one));
        html.close().close().close();
        html.element(
                "p",
                "Share earned is the mean share of a question’s points. Tells apart is the correlation, from -1 to 1, of that"
                        + " share with the points of all other questions together: near 0 or below, who does well elsewhere does"
                        + " no better here. It is not defined for fewer than 3 submissions, or where one of the two is the same"
                        + " for all. Submissions without a score count in neither.",
                "class",
                "key");
        html.close();
    }

    private void question(Html html, QuestionStatistics one) {
        html.open("tr").open("th", "scope", "row").quoted(one.question().id()).close();
        html.open("td");
        problem.mathematics().write(html, one.question().asks());
        html.close();
        html.element("td", Wording.number(one.question().possible()), "class", "n");
        html.open("td", "class", "share");
        one.ease().ifPresent(ease -> {
            bar(html, ease);
            html.text(" " + Distribution.percent(ease));
        });
        html.text(one.ease().isPresent() ? "" : "not defined").close();
        for (State state : List.of(State.RIGHT, State.CARRIED, State.WRONG, State.NOT_REACHED)) {
            html.element("td", one.count(state) == 0 ? "" : Integer.toString(one.count(state)), "class", "n");
        }
        html.element("td", correlation(one.discrimination()), "class", "n").close();
    }

    private static String correlation(OptionalDouble value) {
        return value.isEmpty()
                ? "not defined"
                : String.format(Locale.ROOT, "%.2f", value.getAsDouble())
                        .replace("-0.00", "0.00")
                        .replace('-', '\u2212');
    }

    private static void bar(Html html, double part) {
        html.open(
                "svg",
                "class",
                "meter",
                "width",
                Integer.toString(BAR),
                "height",
                "10",
                "viewBox",
                "0 0 %d 10".formatted(BAR),
                "aria-hidden",
                "true",
                "focusable",
                "false");
        html.empty("rect", "class", "whole", "width", Integer.toString(BAR), "height", "10");
        html.empty("rect", "class", "bar", "width", Pixels.text(BAR * part), "height", "10");
        html.close();
    }

    private void mistakes(Html html, ClassList list) {
        MistakeMap map = MistakeMap.of(list);
        html.open("section", "aria-labelledby", "mistakes-heading");
        html.element("h2", "Known mistakes", "id", "mistakes-heading");
        if (map.found().isEmpty()) {
            html.element("p", "None was recognised.").close();
            return;
        }
        int most = map.found().get(0).submissions().size();
        html.open(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Table of the known mistakes");
        html.open("table", "class", "mistakes").open("thead").open("tr");
        for (String column : List.of("mistake", "submissions", "at question", "who")) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
        map.found().forEach(mistake -> mistake(html, mistake, most));
        html.close().close().close();
        html.open("p", "class", "key")
                .text("What each of them is: ")
                .element("code", "nabla explain MISTAKE")
                .close();
        html.close();
    }

    private void mistake(Html html, Mistake mistake, int most) {
        int count = mistake.submissions().size();
        html.open("tr").open("th", "scope", "row").element("code", mistake.id()).close();
        html.open("td", "class", "share");
        bar(html, (double) count / most);
        html.text(" " + count).close().open("td");
        String separator = "";
        for (Map.Entry<String, Integer> question : mistake.questions().entrySet()) {
            html.text(separator).element("bdi", question.getKey());
            html.text(question.getValue() == count ? "" : "\u00a0(%d)".formatted(question.getValue()));
            separator = ", ";
        }
        html.close().open("td");
        who(html, mistake.submissions());
        html.close().close();
    }

    private void who(Html html, List<String> keys) {
        boolean few = keys.size() <= 3;
        if (!few) {
            html.open("details").element("summary", counted(keys.size(), "submission"));
        }
        pages(html, keys);
        if (!few) {
            html.close();
        }
    }

    private void pages(Html html, List<String> keys) {
        String separator = "";
        for (String key : keys.subList(0, Math.min(NAMED, keys.size()))) {
            html.text(separator);
            ClassTable.page(html, key, names);
            separator = ", ";
        }
        if (keys.size() > NAMED) {
            html.text(", and %d more in the table below".formatted(keys.size() - NAMED));
        }
    }
}
