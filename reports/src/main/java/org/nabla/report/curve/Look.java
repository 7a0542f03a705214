package org.nabla.report.curve;

import java.util.List;

/**
 * How the lines of one history look: told apart by colour, by dashes and by the shape of the marks.
 *
 * <p>The colours are those of Okabe and Ito, which people with any kind of colour vision tell apart; on a dark page,
 * lighter ones of the same order.
 *
 * @param dashes as in {@code stroke-dasharray}
 * @param broadDashes the same for a broad line
 */
record Look(String light, String dark, String dashes, String broadDashes, Shape shape) {

    private static final List<String> LIGHT = List.of("#0072b2", "#d55e00", "#007a5a", "#a8447f", "#5c5c5c");
    private static final List<String> DARK = List.of("#56b4e9", "#f0a030", "#3fc9a0", "#e39ac6", "#c0c0c0");
    private static final List<String> DASHES = List.of("none", "8 4", "2 3", "10 3 2 3");

    private static final List<String> BROAD_DASHES = List.of("none", "16 4", "4 4", "16 4 4 4");

    /** How many looks there are before colours come again. */
    static final int COUNT = LIGHT.size();

    /** The shape of a mark on a line, drawn around a point. */
    enum Shape {
        CIRCLE("M%s %sm-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"),
        SQUARE("M%s %sm-3.2-3.2h6.4v6.4h-6.4z"),
        TRIANGLE("M%s %sm0-4.2l4 7h-8z"),
        DIAMOND("M%s %sm0-4.5l4.5 4.5-4.5 4.5-4.5-4.5z");

        private final String path;

        Shape(String path) {
            this.path = path;
        }

        String around(String x, String y) {
            return path.formatted(x, y);
        }
    }

    static Look of(int history) {
        Shape[] shapes = Shape.values();
        return new Look(
                LIGHT.get(history % COUNT),
                DARK.get(history % COUNT),
                DASHES.get(history % DASHES.size()),
                BROAD_DASHES.get(history % BROAD_DASHES.size()),
                shapes[history % shapes.length]);
    }
}
