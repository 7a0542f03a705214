package org.nabla.report.curve;

import static org.nabla.report.curve.SvgText.escaped;
import static org.nabla.report.curve.SvgText.px;

import java.util.List;
import java.util.TreeSet;
import org.nabla.grading.Curve;
import org.nabla.grading.Numbers;
import org.nabla.reference.Matrix;
import org.nabla.report.curve.Trace.Point;

/**
 * Draws curves as an SVG that stands on its own: as a file, in an {@code img}, or pasted into a page.
 *
 * <p>A submission is a thin line with marks, the reference a broad pale one behind it: where they agree, the thin line lies
 * in the middle of the broad one. The picture follows the reader's choice of a light or a dark page.
 */
public final class CurveSvg {

    static final int WIDTH = 640;
    static final int LEFT = 72;
    static final int RIGHT = 28;
    static final int TOP = 64;
    static final int PLOT_HEIGHT = 260;

    private static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;
    private static final int BOTTOM = TOP + PLOT_HEIGHT;
    private static final int LEGEND = BOTTOM + 62;
    private static final int LINE = 20;
    private static final int TICKS = 6;

    /** Enough marks to tell lines apart, and few enough to see the line. */
    private static final int MARKS = 8;

    /** What fits above the plot. */
    private static final int LONGEST_TITLE = 60;

    private static final String STYLE = """
            .nabla-curves { max-width: 100%%; height: auto; font: 13px system-ui, sans-serif }
            .nabla-curves .page { fill: #fff }
            .nabla-curves text { fill: #333 }
            .nabla-curves .note { font-size: 12px }
            .nabla-curves .title { font-size: 16px; font-weight: 600; fill: #111 }
            .nabla-curves .grid { stroke: #ddd; stroke-width: 1 }
            .nabla-curves .axis { stroke: #777; stroke-width: 1 }
            .nabla-curves .deviation { stroke: #333; stroke-width: 1; stroke-dasharray: 1 3 }
            .nabla-curves .front, .nabla-curves .behind { fill: none; stroke-linejoin: round }
            .nabla-curves .front { stroke-width: 1.75; stroke-linecap: round }
            .nabla-curves .behind { stroke-width: 8; stroke-opacity: .35 }
            """;

    private static final String DARK_STYLE = """
            @media (prefers-color-scheme: dark) {
            .nabla-curves .page { fill: #16191d }
            .nabla-curves text { fill: #ccc }
            .nabla-curves .title { fill: #f2f2f2 }
            .nabla-curves .grid { stroke: #3a3f45 }
            .nabla-curves .axis { stroke: #8a9096 }
            .nabla-curves .deviation { stroke: #ccc }
            """;

    private final String title;
    private final String id;
    private final List<Curve> curves;
    private final Drawing drawing;
    private final Axis losses;
    private final Axis epochs;
    private final SvgText svg = new SvgText();

    private CurveSvg(String title, String id, List<Curve> curves) {
        this.title = title;
        this.id = id;
        this.curves = curves;
        this.drawing = new Drawing(curves);
        this.losses = drawing.losses(TICKS);
        this.epochs = drawing.epochs(TICKS);
    }

    /**
     * The picture of some curves.
     *
     * @param title what is shown, in words; any text
     * @param id for this picture on its page, where there may be several: letters, digits and hyphens
     */
    public static String of(String title, String id, List<Curve> curves) {
        if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
            throw new IllegalArgumentException("an id is letters, digits and hyphens, but is `%s`".formatted(id));
        }
        return new CurveSvg(title, id, curves).text();
    }

    private String text() {
        List<String> notes = drawing.notes(losses);
        int height = LEGEND + LINE * (curves.size() + notes.size()) + 2;
        svg.line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"nabla-curves\" role=\"img\""
                        + " aria-labelledby=\"%1$s-title %1$s-desc\" width=\"%2$d\" height=\"%3$d\""
                        + " viewBox=\"0 0 %2$d %3$d\">",
                id, WIDTH, height);
        svg.line("<title id=\"%s-title\">%s</title>", id, escaped(title));
        svg.line("<desc id=\"%s-desc\">%s</desc>", id, escaped(description(notes)));
        style();
        svg.line("<rect class=\"page\" width=\"%d\" height=\"%d\"/>", WIDTH, height);
        svg.line("<text class=\"title\" x=\"16\" y=\"27\">%s</text>", escaped(shown(title)));
        axes();
        lines();
        legend(notes);
        svg.line("</svg>");
        return svg.toString();
    }

    private static String shown(String title) {
        int[] characters = title.codePoints().toArray();
        return characters.length <= LONGEST_TITLE ? title : new String(characters, 0, LONGEST_TITLE - 1) + "…";
    }

    /** What the picture says, for who does not see it. */
    private String description(List<String> notes) {
        StringBuilder text = new StringBuilder("The loss by epoch.");
        for (Curve curve : curves) {
            drawing.front(curve)
                    .ifPresent(
                            history -> text.append(ends(curve, drawing.compared() ? Drawing.SUBMISSION : "", history)));
            drawing.behind(curve).ifPresent(history -> text.append(ends(curve, Drawing.REFERENCE, history)));
        }
        notes.forEach(note -> text.append(' ').append(note).append('.'));
        return text.toString();
    }

    private static String ends(Curve curve, String whose, Matrix history) {
        String name = whose.isEmpty() ? curve.quantity() : "%s (%s)".formatted(curve.quantity(), whose);
        return history.rows() == 0
                ? " %s: no epoch.".formatted(name)
                : " %s: %s after epoch 1, %s after epoch %d."
                        .formatted(
                                name,
                                Numbers.text(history.at(0, 0)),
                                Numbers.text(history.at(history.rows() - 1, 0)),
                                history.rows());
    }

    private void style() {
        svg.line("<style>");
        svg.line(STYLE.stripTrailing());
        for (int i = 0; i < Math.min(curves.size(), Look.COUNT); i++) {
            colour(i, Look.of(i).light());
        }
        svg.line(DARK_STYLE.stripTrailing());
        for (int i = 0; i < Math.min(curves.size(), Look.COUNT); i++) {
            colour(i, Look.of(i).dark());
        }
        svg.line("}");
        svg.line("</style>");
    }

    private void colour(int history, String colour) {
        svg.line(".nabla-curves .c%1$d { stroke: %2$s } .nabla-curves .m%1$d { fill: %2$s }", history, colour);
    }

    private void axes() {
        svg.line("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">loss</text>", LEFT - 10, TOP - 16);
        if (losses.logarithmic()) {
            svg.line("<text x=\"%d\" y=\"%d\">logarithmic scale</text>", LEFT, TOP - 16);
        }
        for (Axis.Tick tick : losses.ticks()) {
            String y = px(y(tick.at()));
            svg.line("<path class=\"grid\" d=\"M%d %sH%d\"/>", LEFT, y, LEFT + PLOT_WIDTH);
            svg.line(
                    "<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>",
                    LEFT - 10, px(y(tick.at()) + 4.5), tick.label());
        }
        svg.line("<path class=\"axis\" d=\"M%d %dH%d\"/>", LEFT, BOTTOM, LEFT + PLOT_WIDTH);
        for (Axis.Tick tick : epochs.ticks()) {
            String x = px(x(tick.at()));
            svg.line("<path class=\"axis\" d=\"M%s %dv5\"/>", x, BOTTOM);
            svg.line("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, BOTTOM + 20, tick.label());
        }
        svg.line("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">epoch</text>", LEFT + PLOT_WIDTH / 2, BOTTOM + 38);
    }

    private void lines() {
        TreeSet<Integer> deviating = new TreeSet<>();
        curves.forEach(curve -> curve.firstDeviating().ifPresent(deviating::add));
        for (int epoch : deviating) {
            String x = px(x(epochs.position(epoch)));
            svg.line("<path class=\"deviation\" d=\"M%s %dV%d\"/>", x, TOP, BOTTOM);
        }
        for (int i = 0; i < curves.size(); i++) {
            int history = i;
            drawing.behind(curves.get(i)).ifPresent(values -> behind(history, values));
        }
        for (int i = 0; i < curves.size(); i++) {
            int history = i;
            drawing.front(curves.get(i)).ifPresent(values -> front(history, values));
        }
    }

    private void behind(int history, Matrix values) {
        String dashes = Look.of(history).broadDashes();
        for (List<Point> piece : pieces(values)) {
            svg.line(
                    "<path class=\"behind c%d\" stroke-dasharray=\"%s\" d=\"%s\"/>",
                    history % Look.COUNT, dashes, path(piece));
        }
    }

    private void front(int history, Matrix values) {
        Look look = Look.of(history);
        List<List<Point>> pieces = pieces(values);
        for (List<Point> piece : pieces) {
            svg.line(
                    "<path class=\"front c%d\" stroke-dasharray=\"%s\" d=\"%s\"/>",
                    history % Look.COUNT, look.dashes(), path(piece));
        }
        StringBuilder marks = new StringBuilder();
        int total = pieces.stream().mapToInt(List::size).sum();
        int step = Math.max(1, (total + MARKS - 1) / MARKS);
        int number = -(history * step / Math.max(1, curves.size())); // so that marks of equal lines lie side by side
        for (List<Point> piece : pieces) {
            for (Point point : piece) {
                if (Math.floorMod(number++, step) == 0 || piece.size() == 1) {
                    marks.append(look.shape().around(px(x(point.across())), px(y(point.up()))));
                }
            }
        }
        if (marks.length() > 0) {
            svg.line("<path class=\"m%d\" d=\"%s\"/>", history % Look.COUNT, marks);
        }
    }

    private List<List<Point>> pieces(Matrix values) {
        return Trace.pieces(values, epochs, losses, PLOT_WIDTH);
    }

    private static String path(List<Point> piece) {
        StringBuilder path = new StringBuilder();
        for (Point point : piece) {
            path.append(path.length() == 0 ? 'M' : 'L')
                    .append(px(x(point.across())))
                    .append(' ')
                    .append(px(y(point.up())));
        }
        return piece.size() == 1 ? path + "m-3 0h6" : path.toString(); // an epoch between two gaps is seen, too
    }

    private void legend(List<String> notes) {
        int y = LEGEND;
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            if (drawing.front(curve).isPresent()) {
                entry(i, LEFT, y, true, drawing.compared() ? Drawing.SUBMISSION : "");
            }
            if (drawing.behind(curve).isPresent()) {
                entry(i, LEFT + PLOT_WIDTH / 2, y, false, Drawing.REFERENCE);
            }
            y += LINE;
        }
        if (drawing.deviates()) {
            svg.line("<path class=\"deviation\" d=\"M%d %dv14\"/>", LEFT - 12, y - 7); // beside the first note
        }
        for (String note : notes) {
            svg.line("<text class=\"note\" x=\"%d\" y=\"%d\">%s</text>", LEFT, y + 4, escaped(note));
            y += LINE;
        }
    }

    private void entry(int history, int x, int y, boolean front, String whose) {
        Look look = Look.of(history);
        String dashes = front ? look.dashes() : look.broadDashes();
        svg.line(
                "<path class=\"%s c%d\" stroke-dasharray=\"%s\" d=\"M%d %dh36\"/>",
                front ? "front" : "behind", history % Look.COUNT, dashes, x, y);
        if (front) {
            String mark = look.shape().around(px(x + 18), px(y));
            svg.line("<path class=\"m%d\" d=\"%s\"/>", history % Look.COUNT, mark);
        }
        String name = Drawing.name(curves.get(history)) + (whose.isEmpty() ? "" : " (%s)".formatted(whose));
        svg.line("<text x=\"%d\" y=\"%d\">%s</text>", x + 48, y + 4, escaped(name));
    }

    private static double x(double across) {
        return LEFT + across * PLOT_WIDTH;
    }

    private static double y(double up) {
        return BOTTOM - up * PLOT_HEIGHT;
    }
}
