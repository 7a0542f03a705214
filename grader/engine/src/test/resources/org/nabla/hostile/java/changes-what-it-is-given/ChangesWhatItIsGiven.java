final class ChangesWhatItIsGiven {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        double[][] z = Right.product(W, x);
        W[0] = null;
        x[1][1] = Double.NaN;
        return z;
    }
}
