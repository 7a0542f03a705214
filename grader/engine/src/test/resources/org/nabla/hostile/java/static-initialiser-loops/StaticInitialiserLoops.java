final class StaticInitialiserLoops {

    static final double[] STARTED = started();

    static double[] started() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    static double[][] first(double[][] W, double[][] x) throws Exception {
        return null;
    }
}
