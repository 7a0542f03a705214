package org.nabla.report.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.nabla.report.page.ClassList.Row;

/** The scores of a class: a dot each while they can be told apart, then bars. */
final class Distribution {

    private static final int BINS = 20;
    private static final int MOST_DOTS = 60;
    private static final int WIDTH = 640;
    private static final int LEFT = 12;
    private static final int BIN = (WIDTH - 2 * LEFT) / BINS;
    private static final int TOP = 20;
    private static final int HEIGHT = 150;
    private static final int BASE = TOP + HEIGHT;

    private final List<Integer> counts;
    private final int graded;
    private final int highest;

    Distribution(List<Row> graded) {
        this.graded = graded.size();
        int[] bins = new int[BINS];
        graded.forEach(row -> bins[bin(row.fraction())]++);
        this.counts = IntStream.of(bins).boxed().toList();
        this.highest = Math.max(1, IntStream.of(bins).max().orElse(1));
    }

    /** Each bin begins with its lower end; the last has both of its ends. */
    private static int bin(double fraction) {
        double exact = fraction * BINS;
        return Math.max(0, Math.min(BINS - 1, (int) Math.floor(exact + 1e-9))); // 0.3 · 20 is a little less than 6
    }

    void write(Html html) {
        html.open("figure");
        html.open(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Distribution of the scores");
        html.open(
                "svg",
                "class",
                "distribution",
                "role",
                "img",
                "aria-labelledby",
                "distribution-title",
                "width",
                Integer.toString(WIDTH),
                "height",
                Integer.toString(BASE + 42),
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, BASE + 42));
        html.element(
                "title",
                "%d scores, in steps of %d%% of the points".formatted(graded, 100 / BINS),
                "id",
                "distribution-title");
        boolean dots = graded <= MOST_DOTS;
        for (int i = 0; i < BINS; i++) {
            if (counts.get(i) > 0) {
                bin(html, i, dots);
            }
        }
        axis(html);
        html.close().close();
        table(html);
        html.close();
    }

    private void bin(Html html, int bin, boolean dots) {
        int count = counts.get(bin);
        double middle = LEFT + (bin + 0.5) * BIN;
        double top;
        if (dots) {
            double step = Math.min(13, (double) HEIGHT / highest);
            double radius = Math.min(5.5, 0.46 * step);
            for (int i = 0; i < count; i++) {
                html.empty(
                        "circle",
                        "class",
                        "bar",
                        "cx",
                        Pixels.text(middle),
                        "cy",
                        Pixels.text(BASE - (i + 0.5) * step - 1),
                        "r",
                        Pixels.text(radius));
            }
            top = BASE - count * step - 1;
        } else {
            double height = Math.max(1, (double) HEIGHT * count / highest);
            html.empty(
                    "rect",
                    "class",
                    "bar",
                    "x",
                    Pixels.text(middle - BIN / 2.0 + 1.5),
                    "y",
                    Pixels.text(BASE - height),
                    "width",
                    Integer.toString(BIN - 3),
                    "height",
                    Pixels.text(height));
            top = BASE - height;
        }
        html.element(
                "text",
                Integer.toString(count),
                "class",
                "count",
                "x",
                Pixels.text(middle),
                "y",
                Pixels.text(top - 5),
                "text-anchor",
                "middle");
    }

    private static void axis(Html html) {
        html.empty("path", "class", "axis", "d", "M%d %dh%d".formatted(LEFT, BASE, BINS * BIN));
        for (int i = 0; i <= BINS; i += 4) {
            int x = LEFT + i * BIN;
            html.empty("path", "class", "axis", "d", "M%d %dv5".formatted(x, BASE));
            html.element(
                    "text",
                    i * 100 / BINS + "%",
                    "x",
                    Integer.toString(x),
                    "y",
                    Integer.toString(BASE + 20),
                    "text-anchor",
                    i == 0 ? "start" : i == BINS ? "end" : "middle");
        }
        html.element(
                "text",
                "of the points",
                "class",
                "count",
                "x",
                Integer.toString(LEFT),
                "y",
                Integer.toString(BASE + 37));
    }

    private void table(Html html) {
        html.open("details", "class", "as-table").element("summary", "The same as a table");
        html.open("table").open("thead").open("tr");
        html.element("th", "score", "scope", "col").element("th", "submissions", "scope", "col");
        html.close().close().open("tbody");
        for (int i = 0; i < BINS; i++) {
            if (counts.get(i) > 0) {
                int from = i * 100 / BINS;
                String score = i == BINS - 1
                        ? "%d%% to 100%%".formatted(from)
                        : "%d%% to below %d%%".formatted(from, (i + 1) * 100 / BINS);
                html.open("tr").element("td", score).element("td", Integer.toString(counts.get(i)), "class", "n");
                html.close();
            }
        }
        html.close().close().close();
    }

    /** A part as a percentage with one digit after the point; 100% means all of it. */
    static String percent(double part) {
        double rounded = Math.floor(part * 1000 + 1e-9) / 10;
        return rounded == Math.rint(rounded)
                ? "%d%%".formatted((int) rounded)
                : String.format(Locale.ROOT, "%.1f%%", rounded);
    }
}
