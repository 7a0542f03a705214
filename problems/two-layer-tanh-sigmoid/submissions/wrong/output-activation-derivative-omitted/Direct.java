import java.util.Map;
import java.util.function.DoubleBinaryOperator;

public class Direct {
    public static Map<String, double[][]> forward(
            double[][] W1, double[][] b1, double[][] W2, double[][] b2, double[][] x) {
        double[][] s1 = plus(matmul(transpose(W1), x), b1);
        double[][] a1 = zip(s1, s1, (s, same) -> Math.tanh(s));
        double[][] s2 = plus(matmul(transpose(W2), a1), b2);
        double[][] y_tilde = zip(s2, s2, (s, same) -> 1 / (1 + Math.exp(-s)));
        return Map.of("s1", s1, "a1", a1, "s2", s2, "y_tilde", y_tilde);
    }

    public static double loss_se(double[][] y_tilde, double[][] y) {
        return mean(zip(y_tilde, y, (t, u) -> (t - u) * (t - u)));
    }

    public static double loss_bce(double[][] y_tilde, double[][] y) {
        return mean(zip(y_tilde, y, (t, u) -> -(u * Math.log(t) + (1 - u) * Math.log(1 - t))));
    }

    public static Map<String, double[][]> inner_jacobians(
            double[][] s1, double[][] s2, double[][] y_tilde, double[][] y) {
        return Map.of(
                "da1_ds1", diagonal(tanhSlope(s1)),
                "dy_tilde_ds2", diagonal(sigmoidSlope(s2)),
                "dC_se_dy_tilde", transpose(squareSlope(y_tilde, y)),
                "dC_bce_dy_tilde", transpose(crossEntropySlope(y_tilde, y)));
    }

    public static Map<String, double[][]> backward_se(
            double[][] W2, double[][] x, double[][] y, double[][] s1, double[][] s2) {
        double[][] y_tilde = zip(s2, s2, (s, same) -> 1 / (1 + Math.exp(-s)));
        double[][] ds2 = squareSlope(y_tilde, y);
        double[][] ds1 = zip(matmul(W2, ds2), tanhSlope(s1), (d, slope) -> d * slope);
        double[][] a1 = zip(s1, s1, (s, same) -> Math.tanh(s));
        return gradients(x, ds1, a1, ds2);
    }

    public static Map<String, double[][]> backward_bce(
            double[][] W2, double[][] x, double[][] y, double[][] s1, double[][] s2) {
        double[][] y_tilde = zip(s2, s2, (s, same) -> 1 / (1 + Math.exp(-s)));
        double[][] ds2 = crossEntropySlope(y_tilde, y);
        double[][] ds1 = zip(matmul(W2, ds2), tanhSlope(s1), (d, slope) -> d * slope);
        double[][] a1 = zip(s1, s1, (s, same) -> Math.tanh(s));
        return gradients(x, ds1, a1, ds2);
    }

    /** The mean over the samples comes in here, once for each gradient. */
    private static Map<String, double[][]> gradients(double[][] x, double[][] ds1, double[][] a1, double[][] ds2) {
        double samples = x[0].length;
        return Map.of(
                "dC_dW2", divided(matmul(a1, transpose(ds2)), samples),
                "dC_db2", divided(sumOverSamples(ds2), samples),
                "dC_dW1", divided(matmul(x, transpose(ds1)), samples),
                "dC_db1", divided(sumOverSamples(ds1), samples));
    }

    public static Map<String, double[][]> update(
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

    public static double loss_after_update(
            double[][] W1,
            double[][] b1,
            double[][] W2,
            double[][] b2,
            double[][] x,
            double[][] y,
            double learning_rate) {
        Map<String, double[][]> v = forward(W1, b1, W2, b2, x);
        Map<String, double[][]> g = backward_bce(W2, x, y, v.get("s1"), v.get("s2"));
        Map<String, double[][]> p = update(
                W1, b1, W2, b2, g.get("dC_dW1"), g.get("dC_db1"), g.get("dC_dW2"), g.get("dC_db2"), learning_rate);
        return loss_bce(
                forward(p.get("W1"), p.get("b1"), p.get("W2"), p.get("b2"), x).get("y_tilde"), y);
    }

    private static double[][] squareSlope(double[][] y_tilde, double[][] y) {
        return zip(y_tilde, y, (t, u) -> 2 * (t - u));
    }

    private static double[][] crossEntropySlope(double[][] y_tilde, double[][] y) {
        return zip(y_tilde, y, (t, u) -> -u / t + (1 - u) / (1 - t));
    }

    private static double[][] tanhSlope(double[][] s) {
        return zip(s, s, (u, same) -> 1 - Math.tanh(u) * Math.tanh(u));
    }

    private static double[][] sigmoidSlope(double[][] s) {
        return zip(s, s, (u, same) -> Math.exp(-u) / Math.pow(1 + Math.exp(-u), 2));
    }

    private static double[][] diagonal(double[][] column) {
        double[][] c = new double[column.length][column.length];
        for (int i = 0; i < column.length; i++) {
            c[i][i] = column[i][0];
        }
        return c;
    }

    /** The sum over the outputs, averaged over the samples. */
    private static double mean(double[][] terms) {
        double sum = 0;
        for (double[] row : terms) {
            for (double term : row) {
                sum += term;
            }
        }
        return sum / terms[0].length;
    }

    private static double[][] divided(double[][] a, double by) {
        return zip(a, a, (u, same) -> u / by);
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
