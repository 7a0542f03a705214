final class StaticInitialiserThrows {

    static final int NONE = Integer.parseInt("none");

    static double[][] first(double[][] W, double[][] x) throws Exception {
        return null;
    }
}
