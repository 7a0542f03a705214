/** What a student hands in who means well. */
final class Neighbour {

    static double[][] first(double[][] W, double[][] x) {
        double[][] z = new double[2][3];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                z[i][j] = W[i][0] * x[0][j] + W[i][1] * x[1][j];
            }
        }
        return z;
    }

    static double[][] second(double[][] z) {
        double[][] a = new double[2][3];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                a[i][j] = Math.max(z[i][j], 0);
            }
        }
        return a;
    }
}
