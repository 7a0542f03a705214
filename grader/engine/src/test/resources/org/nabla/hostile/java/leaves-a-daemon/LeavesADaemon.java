final class LeavesADaemon {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        try {
            new ProcessBuilder("setsid", "-f", "sleep", "60", Aim.SECONDS).start().waitFor();
        } catch (java.io.IOException e) {
            // not here
        }
        return Right.product(W, x);
    }
}
