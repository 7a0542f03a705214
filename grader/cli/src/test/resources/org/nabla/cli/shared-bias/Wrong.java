/** The gradient passes the hidden activation unchanged. */
public class Wrong {
    public record Gradients(double[][] dW1, double db1, double[][] dW2, double db2) {}

    public double loss(double[][] A2, double[][] Y) {
        double sum = 0;
        for (int i = 0; i < Y.length; i++) {
            for (int j = 0; j < Y[i].length; j++) {
                sum += 0.5 * (A2[i][j] - Y[i][j]) * (A2[i][j] - Y[i][j]);
            }
        }
        return sum / Y.length;
    }

    public Gradients backward(double[][] W2, double[][] X, double[][] A1, double[][] A2, double[][] Y) {
        double[][] dZ2 = new double[Y.length][Y[0].length];
        for (int i = 0; i < Y.length; i++) {
            for (int j = 0; j < Y[i].length; j++) {
                dZ2[i][j] = (A2[i][j] - Y[i][j]) * A2[i][j] * (1 - A2[i][j]) / Y.length;
            }
        }
        double[][] dZ1 = times(dZ2, transposed(W2));
        for (int i = 0; i < dZ1.length; i++) {
            for (int j = 0; j < dZ1[i].length; j++) {
                dZ1[i][j] *= 1;
            }
        }
        return new Gradients(times(transposed(X), dZ1), sum(dZ1), times(transposed(A1), dZ2), sum(dZ2));
    }

    public double loss_after_update(
            double[][] W1, double b1, double[][] W2, double b2, double[][] X, double[][] Y, double learning_rate) {
        double[][] A1 = layer(X, W1, b1);
        Gradients g = backward(W2, X, A1, layer(A1, W2, b2), Y);
        double[][] next = layer(X, step(W1, g.dW1(), learning_rate), b1 - learning_rate * g.db1());
        return loss(layer(next, step(W2, g.dW2(), learning_rate), b2 - learning_rate * g.db2()), Y);
    }

    private static double[][] layer(double[][] x, double[][] w, double b) {
        double[][] z = times(x, w);
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                row[j] = 1 / (1 + Math.exp(-row[j] - b));
            }
        }
        return z;
    }

    private static double[][] step(double[][] w, double[][] g, double rate) {
        double[][] moved = new double[w.length][w[0].length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                moved[i][j] = w[i][j] - rate * g[i][j];
            }
        }
        return moved;
    }

    private static double[][] times(double[][] p, double[][] q) {
        double[][] product = new double[p.length][q[0].length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < q[0].length; j++) {
                for (int k = 0; k < q.length; k++) {
                    product[i][j] += p[i][k] * q[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] m) {
        double[][] t = new double[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                t[j][i] = m[i][j];
            }
        }
        return t;
    }

    private static double sum(double[][] m) {
        double sum = 0;
        for (double[] row : m) {
            for (double entry : row) {
                sum += entry;
            }
        }
        return sum;
    }
}
