package org.nabla.report.page;

import java.util.Iterator;
import java.util.List;
import org.nabla.report.page.ProblemView.Quantity;

/** The quantities of a problem as a table: for who does not see the picture of them, and with the formulas. */
record NetworkTable(ProblemView problem, Standing standing) {

    private static final List<String> COLUMNS = List.of("quantity", "computed as", "from", "stands", "asked in");

    void write(Html html) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table of the quantities");
        html.open("table", "class", "quantities").open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "scope", "col"));
        html.close().close().open("tbody");
        problem.quantities().forEach(one -> row(html, one));
        html.close().close().close();
    }

    private void row(Html html, Quantity one) {
        MathMl mathematics = problem.mathematics();
        html.open("tr").open("th", "scope", "row");
        mathematics.write(html, one.name());
        html.close().open("td");
        one.formula().ifPresent(formula -> mathematics.formula(html, formula));
        html.close().open("td");
        sources(html, mathematics, one.sources().iterator());
        html.close();
        String words = standing.of(one.name()).words();
        html.element("td", standing.isRoot(one.name()) ? words + "; start here" : words);
        html.open("td");
        questions(html, standing.asking(one.name()).iterator());
        html.close().close();
    }

    private static void sources(Html html, MathMl mathematics, Iterator<String> names) {
        while (names.hasNext()) {
            mathematics.write(html, names.next());
            html.text(names.hasNext() ? ", " : "");
        }
    }

    private void questions(Html html, Iterator<String> ids) {
        while (ids.hasNext()) {
            String id = ids.next();
            html.element("a", id, "href", "#" + standing.anchor(id)).text(ids.hasNext() ? ", " : "");
        }
    }
}
