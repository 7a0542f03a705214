import java.util.Arrays;
import java.util.List;
import java.util.Map;

public class ByHand {
    public Map<String, double[][]> by_hand(double[][] W1, double[][] B1, double[][] W2, double[][] B2, double[][] X) {
        int N = X[0].length;
        double[][] Z1 = sigmoid(add(dot(W1, X), B1));
        double[][] Z2 = sigmoid(add(dot(W2, Z1), B2));
        double[][] dA2 = new double[Z2.length][N];
        for (int j = 0; j < Z2.length; j++) {
            for (int i = 0; i < N; i++) {
                dA2[j][i] = -2 * (X[j][i] - Z2[j][i]) / N * Z2[j][i] * (1 - Z2[j][i]);
            }
        }
        double[][] dZ1 = dot(transpose(W2), dA2);
        double[][] dA1 = new double[Z1.length][N];
        for (int j = 0; j < Z1.length; j++) {
            for (int i = 0; i < N; i++) {
                dA1[j][i] = dZ1[j][i] * Z1[j][i] * (1 - Z1[j][i]);
            }
        }
        return Map.of(
                "dW1", dot(dA1, transpose(X)),
                "dB1", reduced(dA1, 1),
                "dW2", dot(dA2, transpose(Z1)),
                "dB2", reduced(dA2, 1));
    }

    private static double[][] dot(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    /** b may be a column, which is then added to every column of a */
    private static double[][] add(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[i][j] = a[i][j] + b[i][b[0].length == 1 ? 0 : j];
            }
        }
        return c;
    }

    /** adds all columns up when only one is wanted */
    private static double[][] reduced(double[][] g, int columns) {
        return columns == g[0].length ? g : dot(g, filled(g[0].length, 1, 1));
    }

    private static double[][] transpose(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    private static double[][] sigmoid(double[][] a) {
        double[][] z = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                z[i][j] = 1 / (1 + Math.exp(-a[i][j]));
            }
        }
        return z;
    }

    private static double[][] filled(int rows, int columns, double value) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            Arrays.fill(row, value);
        }
        return a;
    }
}
