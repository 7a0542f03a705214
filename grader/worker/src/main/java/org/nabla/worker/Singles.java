package org.nabla.worker;

/** Numbers in single precision, for students who compute with {@code float}. */
final class Singles {

    private Singles() {}

    /** Each entry rounded to the nearest float. */
    static float[] of(double[] entries) {
        float[] singles = new float[entries.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) entries[i];
        }
        return singles;
    }

    static float[][] of(double[][] rows) {
        float[][] singles = new float[rows.length][];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = of(rows[i]);
        }
        return singles;
    }

    /** The same numbers; a double holds every float. */
    static double[] widened(float[] singles) {
        double[] entries = new double[singles.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = singles[i];
        }
        return entries;
    }

    /** Rows that are null stay null. */
    static double[][] widened(float[][] singles) {
        double[][] rows = new double[singles.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = singles[i] == null ? null : widened(singles[i]);
        }
        return rows;
    }
}
