final class IgnoresSignals {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        for (String signal : new String[] {"TERM", "INT", "HUP"}) {
            try {
                sun.misc.Signal.handle(new sun.misc.Signal(signal), ignored -> {});
            } catch (IllegalArgumentException e) {
                // kept by the virtual machine
            }
        }
        while (true) {
            Thread.onSpinWait();
        }
    }
}
