final class ShadowsTheLibrary {

    static double[][] first(double[][] W, double[][] x) {
        return Right.product(W, x);
    }
}
