import java.util.Map;
import java.util.function.DoubleBinaryOperator;

public class Offsets {
    public Map<String, double[][]> forward(double[][] W1, double[][] b1, double[][] W2, double[][] b2, double[][] x) {
        double[][] s1 = plus(matmul(transpose(W1), x), b1);
        double[][] a1 = relu3(s1);
        double[][] s2 = plus(matmul(transpose(W2), a1), b2);
        return Map.of("s1", s1, "a1", a1, "s2", s2, "y_tilde", s2);
    }

    public double loss(double[][] y_tilde, double[][] y) {
        double c = 0;
        for (int i = 0; i < y.length; i++) {
            for (int n = 0; n < y[0].length; n++) {
                c += (y_tilde[i][n] - y[i][n]) * (y_tilde[i][n] - y[i][n]);
            }
        }
        return c;
    }

    public Map<String, double[][]> inner_jacobians(double[][] s1, double[][] y_tilde, double[][] y) {
        double[][] da1_ds1 = new double[s1.length][s1.length];
        for (int i = 0; i < s1.length; i++) {
            da1_ds1[i][i] = slope(s1)[i][0];
        }
        double[][] dy_tilde_ds2 = new double[y.length][y.length];
        for (int i = 0; i < y.length; i++) {
            dy_tilde_ds2[i][i] = 1;
        }
        double[][] dC_dy_tilde = transpose(lossSlope(y_tilde, y));
        return Map.of("da1_ds1", da1_ds1, "dy_tilde_ds2", dy_tilde_ds2, "dC_dy_tilde", dC_dy_tilde);
    }

    public Map<String, double[][]> backward(
            double[][] W2, double[][] x, double[][] y, double[][] s1, double[][] a1, double[][] y_tilde) {
        double[][] ds2 = lossSlope(y_tilde, y);
        double[][] da1 = matmul(W2, ds2);
        double[][] ds1 = zip(da1, slope(s1), (d, slope) -> d * slope);
        return Map.of(
                "dC_dW2", matmul(a1, transpose(ds2)),
                "dC_db2", ones(ds2.length),
                "dC_dW1", matmul(x, transpose(ds1)),
                "dC_db1", ones(ds1.length));
    }

    public Map<String, double[][]> update(
            double[][] W1,
            double[][] b1,
            double[][] W2,
            double[][] b2,
            double[][] dC_dW1,
            double[][] dC_db1,
            double[][] dC_dW2,
            double[][] dC_db2,
            double learning_rate) {
        return Map.of(
                "W1", step(W1, dC_dW1, learning_rate),
                "b1", step(b1, dC_db1, learning_rate),
                "W2", step(W2, dC_dW2, learning_rate),
                "b2", step(b2, dC_db2, learning_rate));
    }

    public Map<String, Double> two_iterations(
            double[][] W1,
            double[][] b1,
            double[][] W2,
            double[][] b2,
            double[][] x,
            double[][] y,
            double learning_rate) {
        Map<String, double[][]> p = Map.of("W1", W1, "b1", b1, "W2", W2, "b2", b2);
        p = iterate(p, x, y, learning_rate);
        double first = loss(predict(p, x).get("y_tilde"), y);
        p = iterate(p, x, y, learning_rate);
        double second = loss(predict(p, x).get("y_tilde"), y);
        return Map.of("C_after_1", first, "C_after_2", second);
    }

    private Map<String, double[][]> predict(Map<String, double[][]> p, double[][] x) {
        return forward(p.get("W1"), p.get("b1"), p.get("W2"), p.get("b2"), x);
    }

    private Map<String, double[][]> iterate(
            Map<String, double[][]> p, double[][] x, double[][] y, double learning_rate) {
        Map<String, double[][]> v = predict(p, x);
        Map<String, double[][]> g = backward(p.get("W2"), x, y, v.get("s1"), v.get("a1"), v.get("y_tilde"));
        return update(
                p.get("W1"),
                p.get("b1"),
                p.get("W2"),
                p.get("b2"),
                g.get("dC_dW1"),
                g.get("dC_db1"),
                g.get("dC_dW2"),
                g.get("dC_db2"),
                learning_rate);
    }

    private static double[][] ones(int rows) {
        double[][] c = new double[rows][1];
        for (double[] row : c) {
            row[0] = 1;
        }
        return c;
    }

    private static double[][] lossSlope(double[][] y_tilde, double[][] y) {
        return zip(y_tilde, y, (t, u) -> 2 * (t - u));
    }

    private static double[][] relu3(double[][] s) {
        return zip(s, s, (u, v) -> 3 * Math.max(u, 0));
    }

    private static double[][] slope(double[][] s) {
        return zip(s, s, (u, v) -> u > 0 ? 3 : 0);
    }

    private static double[][] matmul(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transpose(double[][] a) {
        double[][] c = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[j][i] = a[i][j];
            }
        }
        return c;
    }

    private static double[][] plus(double[][] a, double[][] column) {
        return zip(a, column, (u, v) -> u + v);
    }

    /** A second matrix of one column is used for every column of the first. */
    private static double[][] zip(double[][] a, double[][] b, DoubleBinaryOperator operator) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[i][j] = operator.applyAsDouble(a[i][j], b[i][b[i].length == 1 ? 0 : j]);
            }
        }
        return c;
    }

    private static double[][] sumOverSamples(double[][] a) {
        double[][] c = new double[a.length][1];
        for (int i = 0; i < a.length; i++) {
            for (double value : a[i]) {
                c[i][0] += value;
            }
        }
        return c;
    }

    private static double[][] step(double[][] value, double[][] gradient, double learning_rate) {
        return zip(value, gradient, (p, g) -> p - learning_rate * g);
    }
}
