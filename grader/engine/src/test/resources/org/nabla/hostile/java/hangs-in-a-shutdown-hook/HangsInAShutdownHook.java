final class HangsInAShutdownHook {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        }));
        System.exit(0);
        return Right.product(W, x);
    }
}
