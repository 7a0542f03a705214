final class RepliesWithoutText {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        new java.io.FileOutputStream(java.io.FileDescriptor.out).write(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        return Right.product(W, x);
    }
}
