final class ProcessBomb {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        int started = 0;
        try {
            for (; started < 20; started++) {
                new ProcessBuilder("sleep", "60", Aim.SECONDS).start();
            }
        } catch (java.io.IOException e) {
            // as many as there may be
        }
        Attempt.held("processes", started, 20);
        return Right.product(W, x);
    }
}
