final class ExitsFromAThread {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        new Thread(() -> System.exit(5)).start();
        Thread.sleep(600_000);
        return Right.product(W, x);
    }
}
