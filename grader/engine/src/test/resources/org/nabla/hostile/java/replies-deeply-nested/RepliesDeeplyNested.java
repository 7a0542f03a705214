final class RepliesDeeplyNested {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.forge("{\"call\": 1, \"value\": " + "[".repeat(500_000) + "]".repeat(500_000) + "}\n");
        return Right.product(W, x);
    }
}
