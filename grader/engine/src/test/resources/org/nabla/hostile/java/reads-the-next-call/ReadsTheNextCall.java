final class ReadsTheNextCall {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        byte[] line = new byte[1 << 16];
        int length = new java.io.FileInputStream(java.io.FileDescriptor.in).read(line);
        Attempt.say("read " + length);
        return Right.product(W, x);
    }
}
