final class Sleeps {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        while (true) {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                // sleeps on
            }
        }
    }
}
