final class LeavesBusyThreads {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        for (int i = 0; i < 8; i++) {
            new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }).start();
        }
        return Right.product(W, x);
    }
}
