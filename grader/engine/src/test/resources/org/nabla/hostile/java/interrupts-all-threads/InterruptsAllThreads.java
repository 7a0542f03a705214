final class InterruptsAllThreads {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread[] all = new Thread[group.activeCount() + 10];
        int count = group.enumerate(all);
        for (int i = 0; i < count; i++) {
            all[i].interrupt();
        }
        return Right.product(W, x);
    }
}
