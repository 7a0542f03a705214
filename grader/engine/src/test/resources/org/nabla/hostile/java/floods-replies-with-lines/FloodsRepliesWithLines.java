final class FloodsRepliesWithLines {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        String much = "{}\n".repeat(100_000);
        for (int i = 0; i < 40; i++) {
            Attempt.forge(much);
        }
        return Right.product(W, x);
    }
}
