import java.util.LinkedHashMap;
import java.util.Map;

public class Overwritten {
    public Map<String, double[][]> forward(
            double[][] w2, double[][] b2, double[][] w3, double[][] b3, double[][] w4, double[][] b4, double[][] a1) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        double[][] z2 = preactivation(w2, a1, b2);
        double[][] a2 = sigmoid(z2);
        double[][] z3 = preactivation(w3, a2, b3);
        double[][] a3 = sigmoid(z3);
        double[][] z4 = preactivation(w4, a3, b4);
        values.put("z2", z2);
        values.put("a2", a2);
        values.put("z3", z3);
        values.put("a3", a3);
        values.put("z4", z4);
        values.put("a4", sigmoid(z4));
        return values;
    }

    public double cost(double[][] a4, double[][] y) {
        int n = y[0].length;
        double sum = 0;
        for (int j = 0; j < y.length; j++) {
            for (int x = 0; x < n; x++) {
                sum += Math.pow(y[j][x] - a4[j][x], 2);
            }
        }
        return sum / (2 * n);
    }

    public double[][] output_delta(double[][] a4, double[][] y) {
        int n = y[0].length;
        double[][] delta = new double[y.length][n];
        for (int j = 0; j < y.length; j++) {
            for (int x = 0; x < n; x++) {
                double a = a4[j][x];
                delta[j][x] = (a - y[j][x]) / n * a * (1 - a);
            }
        }
        return delta;
    }

    public Map<String, double[][]> hidden_deltas(
            double[][] w2, double[][] w3, double[][] w4, double[][] a2, double[][] a3, double[][] delta4) {
        double[][] delta3 = back(w4, delta4, a3);
        double[][] delta2 = back(w3, delta3, a2);
        return Map.of("delta3", delta3, "delta2", delta2);
    }

    private double[][] back(double[][] w, double[][] delta, double[][] a) {
        double[][] result = new double[a.length][a[0].length];
        for (int j = 0; j < a.length; j++) {
            for (int x = 0; x < a[0].length; x++) {
                for (int k = 0; k < delta.length; k++) {
                    result[j][x] += w[k][j] * delta[k][x];
                }
                result[j][x] *= a[j][x] * (1 - a[j][x]);
            }
        }
        return result;
    }

    public Map<String, double[][]> gradients(
            double[][] a1, double[][] a2, double[][] a3, double[][] delta2, double[][] delta3, double[][] delta4) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        values.put("dC_dw2", weights(delta2, a1));
        values.put("dC_db2", biases(delta2));
        values.put("dC_dw3", weights(delta3, a2));
        values.put("dC_db3", biases(delta3));
        values.put("dC_dw4", weights(delta4, a3));
        values.put("dC_db4", biases(delta4));
        return values;
    }

    public Map<String, double[][]> single_unit_deltas(double[][] z, double[][] t) {
        int n = z[0].length;
        double[][] squared = new double[1][n];
        double[][] linear = new double[1][n];
        double[][] logistic = new double[1][n];
        for (int x = 0; x < n; x++) {
            double a = 1 / (1 + Math.exp(-z[0][x]));
            squared[0][x] = (a - t[0][x]) * a * (1 - a) / n;
            linear[0][x] = (z[0][x] - t[0][x]) / n;
            logistic[0][x] = (a - t[0][x]) / n;
        }
        return Map.of("delta_squared", squared, "delta_linear", linear, "delta_logistic", logistic);
    }

    public double cost_after_update(
            double[][] w2,
            double[][] b2,
            double[][] w3,
            double[][] b3,
            double[][] w4,
            double[][] b4,
            double[][] a1,
            double[][] y,
            double learning_rate) {
        Map<String, double[][]> v = forward(w2, b2, w3, b3, w4, b4, a1);
        double[][] delta4 = output_delta(v.get("a4"), y);
        Map<String, double[][]> d = hidden_deltas(w2, w3, w4, v.get("a2"), v.get("a3"), delta4);
        Map<String, double[][]> g =
                gradients(a1, v.get("a2"), v.get("a3"), d.get("delta2"), d.get("delta3"), delta4);
        Map<String, double[][]> after = forward(
                step(w2, g.get("dC_dw2"), learning_rate),
                step(b2, g.get("dC_db2"), learning_rate),
                step(w3, g.get("dC_dw3"), learning_rate),
                step(b3, g.get("dC_db3"), learning_rate),
                step(w4, g.get("dC_dw4"), learning_rate),
                step(b4, g.get("dC_db4"), learning_rate),
                a1);
        return cost(after.get("a4"), y);
    }

    private double[][] preactivation(double[][] w, double[][] a, double[][] b) {
        double[][] z = new double[w.length][a[0].length];
        for (int j = 0; j < w.length; j++) {
            for (int x = 0; x < a[0].length; x++) {
                z[j][x] = b[j][0];
                for (int k = 0; k < a.length; k++) {
                    z[j][x] += w[j][k] * a[k][x];
                }
            }
        }
        return z;
    }

    private double[][] sigmoid(double[][] z) {
        double[][] a = new double[z.length][z[0].length];
        for (int j = 0; j < z.length; j++) {
            for (int x = 0; x < z[0].length; x++) {
                a[j][x] = 1 / (1 + Math.exp(-z[j][x]));
            }
        }
        return a;
    }

    private double[][] weights(double[][] delta, double[][] a) {
        double[][] gradient = new double[delta.length][a.length];
        for (int j = 0; j < delta.length; j++) {
            for (int k = 0; k < a.length; k++) {
                for (int x = 0; x < a[0].length; x++) {
                    gradient[j][k] = delta[j][x] * a[k][x];
                }
            }
        }
        return gradient;
    }

    private double[][] biases(double[][] delta) {
        double[][] gradient = new double[delta.length][1];
        for (int j = 0; j < delta.length; j++) {
            for (int x = 0; x < delta[0].length; x++) {
                gradient[j][0] = delta[j][x];
            }
        }
        return gradient;
    }

    private double[][] step(double[][] p, double[][] gradient, double eta) {
        double[][] result = new double[p.length][p[0].length];
        for (int j = 0; j < p.length; j++) {
            for (int k = 0; k < p[0].length; k++) {
                result[j][k] = p[j][k] - eta * gradient[j][k];
            }
        }
        return result;
    }
}
