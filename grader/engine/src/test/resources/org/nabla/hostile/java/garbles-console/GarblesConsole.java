final class GarblesConsole {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        System.out.write(new byte[] {(byte) 0xff, (byte) 0xc0, 0, 27, '[', '2', 'J', 7, '\r', '\n'});
        System.out.flush();
        return Right.product(W, x);
    }
}
