final class RepliesWithAWideObject {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        StringBuilder text = new StringBuilder("{\"call\": 1, \"value\": {");
        for (int i = 0; i < 60_000; i++) {
            text.append("\"v").append(i).append("\": 1, ");
        }
        Attempt.forge(text + "\"z\": 1}}\n");
        return Right.product(W, x);
    }
}
