final class ThrowsALongText {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        throw new IllegalStateException("x".repeat(30_000_000));
    }
}
