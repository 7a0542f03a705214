final class Finalizers {

    static class Stubborn {
        @Override
        @SuppressWarnings("removal")
        protected void finalize() {
            while (true) {
                Thread.onSpinWait();
            }
        }
    }

    static double[][] first(double[][] W, double[][] x) throws Exception {
        for (int i = 0; i < 1000; i++) {
            new Stubborn();
        }
        System.gc();
        return Right.product(W, x);
    }
}
