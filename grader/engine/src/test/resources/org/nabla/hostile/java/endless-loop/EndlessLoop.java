final class EndlessLoop {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
