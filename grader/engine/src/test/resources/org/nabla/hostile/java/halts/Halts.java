final class Halts {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Runtime.getRuntime().halt(9);
        return Right.product(W, x);
    }
}
