package org.nabla.report.curve;

import java.util.List;
import org.nabla.report.curve.Trace.Point;

/** A line in the characters of a terminal: in Braille, each has two columns and four rows of dots; in ASCII, one dot. */
final class Dots {

    private static final int BRAILLE = 0x2800;

    /** The bit of each dot of a Braille character, row by row. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int across;
    private final int down;
    private final int[][] bits;

    Dots(int columns, int rows, boolean ascii) {
        this.across = ascii ? 1 : 2;
        this.down = ascii ? 1 : 4;
        this.bits = new int[rows][columns];
    }

    /** How many columns of dots there are. */
    int columns() {
        return bits[0].length * across;
    }

    void draw(List<List<Point>> pieces) {
        for (List<Point> piece : pieces) {
            Point before = piece.get(0);
            for (Point point : piece) {
                line(before, point);
                before = point;
            }
        }
    }

    /** Every dot between two points, both of them included. */
    private void line(Point from, Point to) {
        long x = column(from);
        long y = row(from);
        long steps = Math.max(Math.abs(column(to) - x), Math.abs(row(to) - y));
        for (long i = 0; i <= steps; i++) {
            double part = steps == 0 ? 0 : (double) i / steps;
            dot((int) Math.round(x + part * (column(to) - x)), (int) Math.round(y + part * (row(to) - y)));
        }
    }

    private long column(Point point) {
        return Math.round(point.across() * (columns() - 1));
    }

    private long row(Point point) {
        return Math.round((1 - point.up()) * (bits.length * down - 1));
    }

    private void dot(int x, int y) {
        bits[y / down][x / across] |= BITS[y % down][x % across];
    }

    boolean isEmpty(int row, int column) {
        return bits[row][column] == 0;
    }

    char braille(int row, int column) {
        return (char) (BRAILLE + bits[row][column]);
    }
}
