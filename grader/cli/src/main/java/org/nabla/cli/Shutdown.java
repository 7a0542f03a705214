package org.nabla.cli;

/** Whether this process is being ended, by Ctrl-C or by the system. */
final class Shutdown {

    /** Never registered; asking for its removal tells whether hooks can still be removed. */
    private static final Thread PROBE = new Thread(() -> {}, "nabla-probe");

    private Shutdown() {}

    /**
     * True from before the first hook runs. Children are ended by a hook: where this is false, none of them was ended by
     * this process's own end.
     */
    static boolean isUnderWay() {
        try {
            Runtime.getRuntime().removeShutdownHook(PROBE);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Runs something when this process ends before this is closed. */
    static Registration onEnd(Runnable action) {
        Thread hook = new Thread(action, "nabla-last-words");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            if (!isUnderWay()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        };
    }

    /** What is to be undone when the process has not ended meanwhile. */
    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
