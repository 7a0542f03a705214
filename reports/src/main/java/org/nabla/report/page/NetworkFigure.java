package org.nabla.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.report.page.Layout.Box;
import org.nabla.report.page.ProblemView.Kind;
import org.nabla.report.page.ProblemView.Lane;
import org.nabla.report.page.ProblemView.Quantity;

/** Draws the quantities of a problem as a graph, each with how it stands in one report. */
final class NetworkFigure {

    private static final int HEIGHT = 30;
    private static final int ROW = 42;
    private static final int TITLE = 27;
    private static final int GIVEN = 22;
    private static final int GAP = 26;
    private static final int MARGIN = 10;
    private static final int NARROWEST = 62;
    private static final int WIDEST = 150;
    private static final double CHARACTER = 7.6; // of a label, at 14 pixels
    private static final double SMALL_CHARACTER = 6.2; // at 11.5 pixels
    private static final int LONG = 9;
    private static final int BESIDE_LABEL = 34;

    /** A column of parameters is drawn a little to the right, beside the line that leads to it. */
    private static final int INDENT = 12;

    private final Standing standing;
    private final Layout layout;
    private final int width;
    private final Map<Lane, Integer> tops = new LinkedHashMap<>();
    private int height = MARGIN;

    NetworkFigure(ProblemView problem, Standing standing) {
        this.standing = standing;
        this.layout = new Layout(problem);
        double longest = layout.lanes().values().stream()
                .flatMap(List::stream)
                .filter(box -> box.lane().kind() != Kind.GIVEN)
                .mapToDouble(box -> widthOf(LaneWords.label(box)))
                .max()
                .orElse(0);
        this.width = (int) Math.min(WIDEST, Math.max(NARROWEST, BESIDE_LABEL + longest));
        layout.lanes().forEach((lane, boxes) -> {
            tops.put(lane, height + TITLE);
            int rows = 1 + boxes.stream().mapToInt(Box::row).max().orElse(0);
            height += TITLE + (lane.kind() == Kind.GIVEN ? GIVEN : rows * ROW);
        });
    }

    private static double widthOf(String label) {
        return label.length() * (label.length() > LONG ? SMALL_CHARACTER : CHARACTER);
    }

    /** Whether there is anything to see in it. */
    static boolean isWorthDrawing(ProblemView problem) {
        return problem.quantities().size() > 1 && !problem.asked().isEmpty();
    }

    void write(Html html) {
        int total = 2 * MARGIN + layout.columns() * (width + GAP) - GAP + INDENT;
        html.open(
                "svg",
                "class",
                "network",
                "role",
                "group",
                "aria-labelledby",
                "network-title",
                "width",
                Integer.toString(total),
                "height",
                Integer.toString(height),
                "viewBox",
                "0 0 %d %d".formatted(total, height));
        html.element("title", "The quantities of the problem, and how each stands", "id", "network-title");
        arrowHead(html);
        layout.lanes().values().forEach(boxes -> boxes.forEach(box -> arrows(html, box)));
        layout.lanes().forEach((lane, boxes) -> {
            html.element("text", LaneWords.title(lane), "class", "lane", "x", px(MARGIN), "y", px(top(lane) - 9));
            boxes.forEach(box -> box(html, box));
        });
        html.close();
    }

    private static void arrowHead(Html html) {
        html.open("defs")
                .open(
                        "marker",
                        "id",
                        "arrow",
                        "viewBox",
                        "0 0 6 6",
                        "refX",
                        "5.5",
                        "refY",
                        "3",
                        "markerWidth",
                        "6",
                        "markerHeight",
                        "6",
                        "orient",
                        "auto-start-reverse");
        html.empty("path", "class", "head", "d", "M0 0.4L6 3 0 5.6z");
        html.close().close();
    }

    private void box(Html html, Box box) {
        if (box.lane().kind() == Kind.GIVEN) {
            given(html, box);
            return;
        }
        State state = state(box);
        boolean root = box.quantities().stream().anyMatch(one -> standing.isRoot(one.name()));
        List<String> asking = box.quantities().stream()
                .flatMap(one -> standing.asking(one.name()).stream())
                .toList();
        String name = box.isGroup() ? LaneWords.label(box) : box.first().name();
        String words = "%s: %s%s".formatted(name, state.words(), root ? ", start here" : "");
        if (asking.isEmpty()) {
            html.open("g", "class", "node " + state.id(), "role", "img", "aria-label", words);
        } else {
            html.open(
                    "a",
                    "class",
                    "node " + state.id(),
                    "href",
                    "#" + standing.anchor(asking.get(0)),
                    "aria-label",
                    words);
        }
        double x = left(box);
        double y = y(box);
        if (root) {
            html.empty(
                    "rect",
                    "class",
                    "root",
                    "x",
                    px(x - 4),
                    "y",
                    px(y - 4),
                    "width",
                    px(width + 8.0),
                    "height",
                    px(HEIGHT + 8.0),
                    "rx",
                    "2");
        }
        html.empty(
                "rect",
                "class",
                "frame",
                "x",
                px(x),
                "y",
                px(y),
                "width",
                px(width),
                "height",
                px(HEIGHT),
                "rx",
                Integer.toString(2 * Integer.parseInt(state.corner())).replace("16", "15"));
        state.draw(html, x + 15, y + HEIGHT / 2.0);
        double middle = state == State.NOT_ASKED ? x + width / 2.0 : x + 24 + (width - 30) / 2.0;
        label(html, box, middle, y + HEIGHT / 2.0 + 5);
        if (root) {
            html.empty(
                    "rect", "class", "flag", "x", px(x + width - 30.0), "y", px(y - 13), "width", "34", "height", "14");
            html.element(
                    "text",
                    "start",
                    "class",
                    "flag-text",
                    "x",
                    px(x + width - 13.0),
                    "y",
                    px(y - 2.5),
                    "text-anchor",
                    "middle");
        }
        html.close();
    }

    private void given(Html html, Box box) {
        html.open(
                "text",
                "class",
                "given",
                "x",
                px(left(box) + width / 2.0),
                "y",
                px(y(box) + 9),
                "text-anchor",
                "middle");
        if (box.quantities().size() > 3) {
            html.text("%d quantities".formatted(box.quantities().size()));
        } else {
            String separator = "";
            for (Quantity one : box.quantities()) {
                html.text(separator);
                symbol(html, Symbol.of(one.subject()));
                separator = ", ";
            }
        }
        html.close();
    }

    private void label(Html html, Box box, double x, double y) {
        boolean small = LaneWords.label(box).length() > LONG;
        html.open("text", "class", small ? "label small" : "label", "x", px(x), "y", px(y), "text-anchor", "middle");
        String label = LaneWords.label(box);
        boolean symbol =
                !box.isGroup() && label.equals(Symbol.of(box.first().subject()).text());
        if (symbol) {
            symbol(html, Symbol.of(box.first().subject()));
        } else {
            int most = (int) ((WIDEST - BESIDE_LABEL) / SMALL_CHARACTER);
            html.text(label.length() <= most ? label : label.substring(0, most - 1) + "…");
        }
        html.close();
    }

    private static void symbol(Html html, Symbol symbol) {
        html.text(symbol.accented());
        if (!symbol.index().isEmpty()) {
            html.element("tspan", symbol.index(), "class", "index", "dy", "4");
            html.element("tspan", "\u200a", "dy", "-4"); // back to the line
        }
    }

    private State state(Box box) {
        return box.quantities().stream().map(one -> standing.of(one.name())).reduce(State.NOT_ASKED, State::worse);
    }

    private void arrows(Html html, Box target) {
        for (Box source : layout.before(target)) {
            Kind from = source.lane().kind();
            Kind to = target.lane().kind();
            if (from == Kind.GIVEN) {
                if (source.column() == target.column()) {
                    arrow(html, middle(source), y(source) + 14.0, middle(target), y(target) - 1.0, true);
                }
            } else if (to == Kind.VALUE) {
                arrow(html, left(source) + width, center(source), left(target) - 1, center(target), false);
            } else if (to == Kind.GRADIENT && from == Kind.VALUE) {
                arrow(html, middle(source), y(source) + HEIGHT, left(target) + width + 1.0, center(target), true);
            } else if (to == Kind.GRADIENT) {
                arrow(html, left(source), center(source), left(target) + width + 1.0, center(target), false);
            } else if (to == Kind.PARAMETER_GRADIENT && from == Kind.GRADIENT) {
                branch(html, source, target);
            } else if (to == Kind.UPDATED && from == Kind.PARAMETER_GRADIENT && target.row() == 0) {
                double last = lastInColumn(source) + HEIGHT;
                arrow(html, middle(target), last, middle(target), y(target) - 1.0, true);
            }
        }
    }

    /** Straight where that is possible; otherwise leaving upright or level, and arriving level. */
    private static void arrow(Html html, double fromX, double fromY, double toX, double toY, boolean upright) {
        String path;
        if (Math.abs(fromX - toX) < 1 || Math.abs(fromY - toY) < 1) {
            path = "M%s %sL%s %s".formatted(px(fromX), px(fromY), px(toX), px(toY));
        } else if (upright) {
            path = "M%s %sC%s %s %s %s %s %s"
                    .formatted(px(fromX), px(fromY), px(fromX), px(toY), px(fromX), px(toY), px(toX), px(toY));
        } else {
            double half = (fromX + toX) / 2;
            path = "M%s %sC%s %s %s %s %s %s"
                    .formatted(px(fromX), px(fromY), px(half), px(fromY), px(half), px(toY), px(toX), px(toY));
        }
        html.empty("path", "class", "edge", "d", path, "marker-end", "url(#arrow)");
    }

    /** From a gradient down its left side and into that of a parameter. */
    private void branch(Html html, Box source, Box target) {
        double x = left(source) + 4;
        html.empty(
                "path",
                "class",
                "edge",
                "d",
                "M%s %sV%sH%s".formatted(px(x), px(y(source) + HEIGHT), px(center(target)), px(left(target) - 1)),
                "marker-end",
                "url(#arrow)");
    }

    private double lastInColumn(Box box) {
        return layout.lanes().getOrDefault(box.lane(), List.of()).stream()
                .filter(other -> other.column() == box.column())
                .mapToDouble(this::y)
                .max()
                .orElse(y(box));
    }

    private double left(Box box) {
        boolean indented =
                box.lane().kind() == Kind.PARAMETER_GRADIENT || box.lane().kind() == Kind.UPDATED;
        return MARGIN + box.column() * (width + GAP) + (indented ? INDENT : 0);
    }

    private double middle(Box box) {
        return left(box) + width / 2.0;
    }

    private double center(Box box) {
        return y(box) + HEIGHT / 2.0;
    }

    private double y(Box box) {
        return top(box.lane()) + box.row() * ROW;
    }

    private int top(Lane lane) {
        return tops.getOrDefault(lane, 0);
    }

    private static String px(double pixels) {
        return Pixels.text(pixels);
    }
}
