/** The right answers: that of `second`, and one to give in `first` beside the attack. */
final class Right {

    static double[][] product(double[][] W, double[][] x) {
        double[][] z = new double[W.length][x[0].length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z[i].length; j++) {
                for (int k = 0; k < x.length; k++) {
                    z[i][j] += W[i][k] * x[k][j];
                }
            }
        }
        return z;
    }

    static double[][] second(double[][] z) {
        double[][] a = new double[z.length][z[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                a[i][j] = Math.max(0, z[i][j]);
            }
        }
        return a;
    }
}
