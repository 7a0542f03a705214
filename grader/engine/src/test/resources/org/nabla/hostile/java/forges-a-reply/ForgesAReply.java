final class ForgesAReply {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.forge("{\"call\": 1, \"value\": [[1, 2, 3], [4, 5, 6]]}\n");
        return Right.product(W, x);
    }
}
