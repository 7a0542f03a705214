import java.util.LinkedHashMap;
import java.util.Map;

// every formula for one unit, as on paper; n is the sample
public class WeightedSums {
    public static Map<String, double[][]> forward(
            double[][] w2, double[][] b2, double[][] w3, double[][] b3, double[][] a1) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        values.put("z2", total(w2, b2, a1));
        values.put("a2", output(values.get("z2")));
        values.put("z3", total(w3, b3, values.get("a2")));
        values.put("a3", output(values.get("z3")));
        return values;
    }

    public static double cost(double[][] a3, double[][] t) {
        double sum = 0;
        for (int j = 0; j < t.length; j++) {
            for (int n = 0; n < t[j].length; n++) {
                sum += (t[j][n] - a3[j][n]) * (t[j][n] - a3[j][n]);
            }
        }
        return sum / (2 * t[0].length);
    }

    public static Map<String, double[][]> deltas(
            double[][] w3, double[][] z2, double[][] a2, double[][] z3, double[][] a3, double[][] t) {
        int samples = t[0].length;
        double[][] delta3 = new double[a3.length][samples];
        for (int j = 0; j < a3.length; j++) {
            for (int n = 0; n < samples; n++) {
                delta3[j][n] = (a3[j][n] - t[j][n]) * a3[j][n] * (1 - a3[j][n]) / samples;
            }
        }
        double[][] delta2 = new double[a2.length][samples];
        for (int j = 0; j < a2.length; j++) {
            for (int n = 0; n < samples; n++) {
                double sum = 0;
                for (int k = 0; k < delta3.length; k++) {
                    sum += w3[k][j] * delta3[k][n];
                }
                delta2[j][n] = sum * a2[j][n] * (1 - a2[j][n]);
            }
        }
        return Map.of("delta3", delta3, "delta2", delta2);
    }

    public static Map<String, double[][]> update(
            double[][] w2,
            double[][] b2,
            double[][] w3,
            double[][] b3,
            double[][] a1,
            double[][] a2,
            double[][] delta2,
            double[][] delta3,
            double learning_rate) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        values.put("w2", newWeights(w2, delta2, a1, learning_rate));
        values.put("b2", newBiases(b2, delta2, learning_rate));
        values.put("w3", newWeights(w3, delta3, a2, learning_rate));
        values.put("b3", newBiases(b3, delta3, learning_rate));
        return values;
    }

    public static double cost_after_update(
            double[][] w2,
            double[][] b2,
            double[][] w3,
            double[][] b3,
            double[][] a1,
            double[][] t,
            double learning_rate) {
        Map<String, double[][]> v = forward(w2, b2, w3, b3, a1);
        Map<String, double[][]> d = deltas(w3, v.get("z2"), v.get("a2"), v.get("z3"), v.get("a3"), t);
        Map<String, double[][]> p =
                update(w2, b2, w3, b3, a1, v.get("a2"), d.get("delta2"), d.get("delta3"), learning_rate);
        return cost(forward(p.get("w2"), p.get("b2"), p.get("w3"), p.get("b3"), a1).get("a3"), t);
    }

    private static double[][] total(double[][] w, double[][] b, double[][] a) {
        double[][] z = new double[w.length][a[0].length];
        for (int j = 0; j < w.length; j++) {
            for (int n = 0; n < a[0].length; n++) {
                for (int k = 0; k < a.length; k++) {
                    z[j][n] += w[j][k] * a[k][n];
                }
            }
        }
        return z;
    }

    private static double[][] output(double[][] z) {
        double[][] a = new double[z.length][z[0].length];
        for (int j = 0; j < z.length; j++) {
            for (int n = 0; n < z[j].length; n++) {
                a[j][n] = 1 / (1 + Math.exp(-z[j][n]));
            }
        }
        return a;
    }

    private static double[][] newWeights(double[][] w, double[][] delta, double[][] a, double eta) {
        double[][] result = new double[w.length][w[0].length];
        for (int j = 0; j < w.length; j++) {
            for (int k = 0; k < w[j].length; k++) {
                double gradient = 0;
                for (int n = 0; n < a[0].length; n++) {
                    gradient += delta[j][n] * a[k][n];
                }
                result[j][k] = w[j][k] - eta * gradient;
            }
        }
        return result;
    }

    private static double[][] newBiases(double[][] b, double[][] delta, double eta) {
        double[][] result = new double[b.length][1];
        for (int j = 0; j < b.length; j++) {
            double gradient = 0;
            for (double entry : delta[j]) {
                gradient += entry;
            }
            result[j][0] = b[j][0] - eta * gradient;
        }
        return result;
    }
}
