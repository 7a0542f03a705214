final class ClosesConsole {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        System.out.close();
        System.err.close();
        System.out.println();
        return Right.product(W, x);
    }
}
