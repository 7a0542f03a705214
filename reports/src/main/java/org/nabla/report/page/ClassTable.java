package org.nabla.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.document.VerdictWord;
import org.nabla.report.page.ClassList.Answer;
import org.nabla.report.page.ClassList.Asked;
import org.nabla.report.page.ClassList.Row;

/** The submissions of a class, a line each. A script sorts and filters them; without it they are all there. */
final class ClassTable {

    private static final List<String> COLUMNS =
            List.of("submission", "points", "of all", "start with", "known mistakes", "answers", "report");

    private static final Set<String> NUMBERS = Set.of("points", "of all");

    private final ClassList list;
    private final UnaryOperator<String> names;

    ClassTable(ClassList list, UnaryOperator<String> names) {
        this.list = list;
        this.names = names;
    }

    void write(Html html) {
        html.open("section", "aria-labelledby", "submissions-heading");
        html.element("h2", "Submissions", "id", "submissions-heading");
        html.open("p", "class", "key").text("Answers in the order of the questions: ");
        for (String sign : List.of("· right", "→ carried forward", "× wrong", "– none", "? the grader failed")) {
            html.element("span", sign, "class", "sign").text("  ");
        }
        html.close();
        html.open("p", "class", "filter", "hidden", "", "id", "filtering");
        html.element("label", "Show only lines with ", "for", "filter");
        html.empty("input", "id", "filter", "type", "search", "autocomplete", "off", "spellcheck", "false");
        html.text(" ").element("span", "", "id", "count", "role", "status").close();
        html.open(
                "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table of the submissions");
        html.open("table", "id", "submissions", "class", "submissions")
                .open("thead")
                .open("tr");
        COLUMNS.forEach(
                column -> html.element("th", column, "scope", "col", "class", NUMBERS.contains(column) ? "n" : "w"));
        html.close().close().open("tbody");
        list.rows().forEach(row -> row(html, row));
        html.close().close().close().close();
    }

    private void row(Html html, Row row) {
        html.open("tr").open("th", "scope", "row");
        page(html, row.key(), names).close();
        points(html, row);
        html.open("td");
        row.root()
                .ifPresent(
                        root -> html.element("bdi", root.question()).text(" ").element("code", root.quantity()));
        html.close();
        html.element("td", String.join(", ", row.mistakes()));
        html.element("td", signs(row.answers()), "class", "signs", "aria-hidden", "true");
        html.open("td");
        html.element(
                "a",
                "JSON",
                "href",
                Html.address(names.apply(row.key()) + ".json"),
                "aria-label",
                "JSON of " + row.key());
        html.close().close();
    }

    /** The student's page of a submission. */
    static Html page(Html html, String key, UnaryOperator<String> names) {
        return html.open("a", "href", Html.address("html", names.apply(key) + ".html"))
                .quoted(key)
                .close();
    }

    private static void points(Html html, Row row) {
        if (row.isGraded()) {
            Score score = row.score().orElseThrow();
            html.element("td", Wording.number(score.earned()), "class", "n");
            html.element("td", Distribution.percent(row.fraction()), "class", "n");
        } else {
            html.element(
                    "td",
                    row.status() == Status.NOT_GRADABLE ? "not gradable" : "the grader failed",
                    "data-value",
                    "-1");
            html.element("td", "", "data-value", "-1");
        }
    }

    private String signs(Map<String, Answer> answers) {
        StringBuilder signs = new StringBuilder();
        for (Asked question : list.questions()) {
            Optional<Answer> answer = Optional.ofNullable(answers.get(question.id()));
            signs.append(answer.map(ClassTable::sign).orElse("–"));
        }
        return signs.toString();
    }

    private static String sign(Answer answer) {
        if (answer.verdict() == VerdictWord.GRADER_FAULT) {
            return "?";
        }
        return switch (State.of(answer.verdict())) {
            case RIGHT -> "·";
            case CARRIED -> "→";
            case WRONG -> "×";
            case NOT_REACHED, NOT_ASKED -> "–";
        };
    }
}
