import java.util.Map;
import java.util.function.DoubleBinaryOperator;

public class Nearly {
    public Map<String, double[][]> functions(double[][] W1, double[][] b1, double[][] W2, double[][] b2, double[][] x) {
        double[][] f = plus(matmul(W1, x), b1);
        double[][] g = plus(matmul(W2, x), b2);
        return Map.of("f", f, "g", g, "h", plus(f, g), "k", plus(matmul(W2, f), b2));
    }

    public Map<String, double[][]> functions_equal(double[][] W, double[][] b1, double[][] b2, double[][] x) {
        Map<String, double[][]> values = functions(W, b1, W, b2, x);
        return Map.of("h", values.get("h"), "k", values.get("k"));
    }

    public Map<String, double[][]> jacobians(double[][] W1, double[][] b1, double[][] W2, double[][] b2) {
        return Map.of("J_f", W1, "J_g", W2, "J_h", plus(W1, W2), "J_k", matmul(W2, W1));
    }

    public Map<String, double[][]> jacobians_equal(double[][] W, double[][] b1, double[][] b2) {
        return Map.of("J_h", plus(W, W), "J_k", matmul(W, W));
    }

    public Map<String, double[][]> denominator_layout(double[][] W1, double[][] b1, double[][] W2, double[][] b2) {
        throw new UnsupportedOperationException("denominator_layout is not written yet");
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
}
