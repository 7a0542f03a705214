package org.nabla.report.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nabla.reference.Matrix;

/**
 * The line of a history: pieces between the gaps, in positions from 0 to 1 on both axes.
 *
 * <p>Where many epochs fall on one column of the drawing, the first, the last, the lowest and the highest of them stay:
 * the drawing is the same, and no longer than its width.
 */
final class Trace {

    private final Matrix history;
    private final Axis epochs;
    private final Axis losses;
    private final int columns;
    private final List<List<Point>> pieces = new ArrayList<>();
    private List<Point> piece = new ArrayList<>();

    /** A place in the drawing, both from 0 to 1, the second one upwards. */
    record Point(double across, double up) {}

    private Trace(Matrix history, Axis epochs, Axis losses, int columns) {
        this.history = history;
        this.epochs = epochs;
        this.losses = losses;
        this.columns = columns;
    }

    /**
     * The pieces of a history, each of at least one point.
     *
     * @param columns how many the drawing has
     */
    static List<List<Point>> pieces(Matrix history, Axis epochs, Axis losses, int columns) {
        Trace trace = new Trace(history, epochs, losses, columns);
        int start = 0;
        while (start < history.rows()) {
            int end = start + 1;
            while (end < history.rows() && trace.column(end) == trace.column(start)) {
                end++;
            }
            trace.column(start, end);
            start = end;
        }
        trace.gap();
        return trace.pieces;
    }

    private int column(int entry) {
        return (int) (epochs.position(entry + 1) * columns);
    }

    /** The entries of one column, which are a gap when none of them has a place. */
    private void column(int start, int end) {
        int first = -1;
        int last = -1;
        int low = -1;
        int high = -1;
        for (int i = start; i < end; i++) {
            if (Double.isNaN(up(i))) {
                continue;
            }
            first = first < 0 ? i : first;
            last = i;
            low = low < 0 || up(i) < up(low) ? i : low;
            high = high < 0 || up(i) > up(high) ? i : high;
        }
        if (first < 0) {
            gap();
            return;
        }
        for (int entry : new TreeSet<>(List.of(first, low, high, last))) {
            piece.add(new Point(epochs.position(entry + 1), up(entry)));
        }
    }

    private double up(int entry) {
        return losses.position(history.at(entry, 0));
    }

    private void gap() {
        if (!piece.isEmpty()) {
            pieces.add(piece);
            piece = new ArrayList<>();
        }
    }
}
