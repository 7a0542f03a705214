final class DeepRecursion {

    static double depth(double n) {
        return 1 + depth(n + 1);
    }

    static double[][] first(double[][] W, double[][] x) throws Exception {
        return new double[][] {{depth(0)}};
    }
}
