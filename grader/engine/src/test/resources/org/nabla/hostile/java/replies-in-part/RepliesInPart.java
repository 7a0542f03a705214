final class RepliesInPart {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.forge("{\"call\": 1, \"value\": [[5, 18");
        Thread.sleep(600_000);
        return Right.product(W, x);
    }
}
