final class ThreadBomb {

    static void waitForEver() {
        java.util.concurrent.locks.LockSupport.park();
    }

    static double[][] first(double[][] W, double[][] x) throws Exception {
        int started = 0;
        try {
            for (; started < 200; started++) {
                Thread thread = new Thread(null, ThreadBomb::waitForEver, "bomb", 64 << 10);
                thread.setDaemon(true);
                thread.start();
            }
        } catch (OutOfMemoryError e) {
            // as many as there may be
        }
        Attempt.held("threads", started, 200);
        return Right.product(W, x);
    }
}
