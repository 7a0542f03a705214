package org.nabla.report.page;

import java.util.Locale;

/** Positions in a picture, to a tenth. */
final class Pixels {

    private Pixels() {}

    static String text(double pixels) {
        double rounded = Math.rint(pixels * 10) / 10;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : String.format(Locale.ROOT, "%.1f", rounded);
    }
}
