package org.nabla.report.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.nabla.grading.Curve;
import org.nabla.report.curve.Panel.Glyphs;

/**
 * Draws curves in the characters of a terminal: a panel a history, side by side on one scale, thirteen lines high.
 *
 * <p>A submission is a line of Braille dots, or of stars; the reference is shaded behind it, or dotted.
 */
public final class CurveText {

    private static final int ROWS = 9;
    private static final int TICKS = 4;
    private static final int NARROWEST = 24;
    private static final String GAP = "   ";

    private final int width;
    private final Glyphs glyphs;
    private final UnaryOperator<String> faint;

    /**
     * A way of drawing.
     *
     * @param width of the terminal, in characters
     * @param ascii whether it has no more than ASCII
     * @param faint sets off what is behind, in colour for example
     */
    public CurveText(int width, boolean ascii, UnaryOperator<String> faint) {
        this.width = width;
        this.glyphs = ascii ? Glyphs.ASCII : Glyphs.UNICODE;
        this.faint = text -> text.isEmpty() ? text : faint.apply(text);
    }

    /** The lines of the drawing, none when there is no curve. */
    public List<String> lines(List<Curve> curves) {
        List<String> lines = new ArrayList<>();
        if (curves.isEmpty()) {
            return lines;
        }
        Drawing drawing = new Drawing(curves);
        Axis losses = drawing.losses(TICKS);
        int labels = losses.ticks().stream()
                .mapToInt(tick -> tick.label().length())
                .max()
                .orElse(0);
        int room = width - labels - 2;
        int inOneRow = Math.max(1, Math.min(curves.size(), (room + GAP.length()) / (NARROWEST + GAP.length())));
        int each = Math.max(NARROWEST, (room + GAP.length()) / inOneRow - GAP.length());
        for (int i = 0; i < curves.size(); i += inOneRow) {
            List<Panel> panels = curves.subList(i, Math.min(curves.size(), i + inOneRow)).stream()
                    .map(curve -> new Panel(drawing, curve, losses, each, ROWS, glyphs))
                    .toList();
            row(lines, panels, losses, labels);
        }
        lines.add(" ".repeat(labels + 2) + legend(drawing, losses));
        drawing.notes(losses).forEach(note -> lines.add(" ".repeat(labels + 2) + note));
        return lines;
    }

    private void row(List<String> lines, List<Panel> panels, Axis losses, int labels) {
        String indent = " ".repeat(labels + 2);
        String[] sides = sides(losses, labels);
        lines.add(indent + joined(panels, GAP, Panel::heading));
        for (int i = 0; i < ROWS; i++) {
            int row = i;
            lines.add(sides[row] + joined(panels, GAP, panel -> panel.row(row, faint)));
        }
        lines.add(" ".repeat(labels + 1) + glyphs.corner + joined(panels, GAP, Panel::axis));
        lines.add(indent + joined(panels, GAP, Panel::labels));
    }

    private static String joined(List<Panel> panels, String gap, Function<Panel, String> part) {
        return String.join(gap, panels.stream().map(part).toList()).stripTrailing();
    }

    /** The axis of losses: a label in each row that has a tick. */
    private String[] sides(Axis losses, int labels) {
        String[] sides = new String[ROWS];
        Arrays.fill(sides, " ".repeat(labels + 1) + glyphs.side);
        for (Axis.Tick tick : losses.ticks()) {
            int row = (int) Math.round((1 - tick.at()) * (ROWS - 1));
            sides[row] = " ".repeat(labels - tick.label().length()) + tick.label() + " " + glyphs.sideTick;
        }
        return sides;
    }

    private String legend(Drawing drawing, Axis losses) {
        StringBuilder legend = new StringBuilder("loss by epoch");
        legend.append(losses.logarithmic() ? ", log scale" : "");
        if (drawing.compared()) {
            String front = glyphs == Glyphs.ASCII ? "**" : "⠒⠒";
            legend.append(GAP).append(front).append(' ').append(Drawing.SUBMISSION);
            if (drawing.hasReference()) {
                String behind = String.valueOf(glyphs.behind).repeat(2);
                legend.append(GAP).append(faint.apply(behind)).append(' ').append(Drawing.REFERENCE);
            }
        }
        if (drawing.deviates()) {
            legend.append(GAP).append(glyphs.deviation).append(" first deviation");
        }
        return legend.toString();
    }
}
