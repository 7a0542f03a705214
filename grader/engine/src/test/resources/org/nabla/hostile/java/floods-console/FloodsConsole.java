final class FloodsConsole {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        String line = "x".repeat(99_999);
        for (int i = 0; i < 300; i++) {
            System.out.println(line);
            System.err.println(line);
        }
        return Right.product(W, x);
    }
}
