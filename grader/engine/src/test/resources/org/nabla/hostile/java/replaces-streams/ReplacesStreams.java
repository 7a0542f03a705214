final class ReplacesStreams {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        System.setIn(new java.io.ByteArrayInputStream(new byte[0]));
        System.setOut(null);
        System.setErr(null);
        return Right.product(W, x);
    }
}
