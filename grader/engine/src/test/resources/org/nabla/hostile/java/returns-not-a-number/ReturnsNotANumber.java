final class ReturnsNotANumber {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        return new double[][] {{Double.NaN, 1, 2}, {3, Double.POSITIVE_INFINITY, -0.0}};
    }
}
