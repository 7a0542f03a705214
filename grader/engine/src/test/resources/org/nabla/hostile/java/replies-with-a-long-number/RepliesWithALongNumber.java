final class RepliesWithALongNumber {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.forge("{\"call\": 1, \"value\": " + "9".repeat(900_000) + "}\n");
        return Right.product(W, x);
    }
}
