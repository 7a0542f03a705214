package org.nabla.report.curve;

import java.util.function.UnaryOperator;
import org.nabla.grading.Curve;

/** One history in the characters of a terminal: its lines, and the axis of epochs below. */
final class Panel {

    private final Curve curve;
    private final int width;
    private final Glyphs glyphs;
    private final Axis epochs;
    private final Dots front;
    private final Dots behind;

    /** The characters that a terminal has for it. */
    enum Glyphs {
        UNICODE('░', '─', '┬', '▲', '│', '┤', '└'),
        ASCII('.', '-', '+', '^', '|', '+', '+');

        final char behind;
        final char axis;
        final char tick;
        final char deviation;
        final char side;
        final char sideTick;
        final char corner;

        Glyphs(char behind, char axis, char tick, char deviation, char side, char sideTick, char corner) {
            this.behind = behind;
            this.axis = axis;
            this.tick = tick;
            this.deviation = deviation;
            this.side = side;
            this.sideTick = sideTick;
            this.corner = corner;
        }

        char front(Dots dots, int row, int column) {
            return this == ASCII ? '*' : dots.braille(row, column);
        }
    }

    Panel(Drawing drawing, Curve curve, Axis losses, int width, int rows, Glyphs glyphs) {
        this.curve = curve;
        this.width = width;
        this.glyphs = glyphs;
        this.epochs = drawing.epochs(Math.max(2, width / 9));
        this.front = new Dots(width, rows, glyphs == Glyphs.ASCII);
        this.behind = new Dots(width, rows, glyphs == Glyphs.ASCII);
        drawing.front(curve).ifPresent(history -> front.draw(Trace.pieces(history, epochs, losses, front.columns())));
        drawing.behind(curve)
                .ifPresent(history -> behind.draw(Trace.pieces(history, epochs, losses, behind.columns())));
    }

    String heading() {
        return padded(Drawing.name(curve));
    }

    /** A row of the lines; what is behind is set off by more than its character where that is possible. */
    String row(int row, UnaryOperator<String> faint) {
        StringBuilder line = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int column = 0; column < width; column++) {
            boolean isBehind = front.isEmpty(row, column) && !behind.isEmpty(row, column);
            if (isBehind) {
                run.append(glyphs.behind);
                continue;
            }
            line.append(faint.apply(run.toString()));
            run.setLength(0);
            line.append(front.isEmpty(row, column) ? ' ' : glyphs.front(front, row, column));
        }
        return line.append(faint.apply(run.toString())).toString();
    }

    /** The line below, with its ticks and the first deviating epoch. */
    String axis() {
        char[] line = String.valueOf(glyphs.axis).repeat(width).toCharArray();
        epochs.ticks().forEach(tick -> line[column(tick.at())] = glyphs.tick);
        curve.firstDeviating().ifPresent(epoch -> line[column(epochs.position(epoch))] = glyphs.deviation);
        return new String(line);
    }

    /** The numbers of the epochs below their ticks, as many as fit. */
    String labels() {
        StringBuilder line = new StringBuilder();
        for (Axis.Tick tick : epochs.ticks()) {
            int length = tick.label().length();
            int start = Math.max(0, Math.min(width - length, column(tick.at()) - length / 2));
            if (line.length() == 0 || start > line.length()) {
                line.append(" ".repeat(start - line.length())).append(tick.label());
            }
        }
        return padded(line.toString());
    }

    private int column(double at) {
        return (int) Math.round(at * (width - 1));
    }

    private String padded(String text) {
        return text.length() > width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }
}
