final class FloodsReplies {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        String much = "1".repeat(1 << 20);
        for (int i = 0; i < 40; i++) {
            Attempt.forge(much);
        }
        return Right.product(W, x);
    }
}
