final class ReturnsAHugeMatrix {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        return new double[1_000][4_000];
    }
}
