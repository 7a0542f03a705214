import java.util.LinkedHashMap;
import java.util.Map;

// every formula for one unit, as on paper; n is the sample
public class ForwardOnly {
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

    private static double[][] total(double[][] w, double[][] b, double[][] a) {
        double[][] z = new double[w.length][a[0].length];
        for (int j = 0; j < w.length; j++) {
            for (int n = 0; n < a[0].length; n++) {
                z[j][n] = b[j][0];
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
}
