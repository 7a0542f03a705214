import java.util.Map;

public class Diagonal {
    public double log_sum_exp(double[] e, double b) {
        double m = largest(e);
        double sum = 0;
        for (double x : e) {
            sum += Math.exp(b * (x - m));
        }
        return m + Math.log(sum) / b;
    }

    public double[] softargmax(double[] e, double b) {
        double m = largest(e);
        double[] s = new double[e.length];
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            s[i] = Math.exp(b * (e[i] - m));
            sum += s[i];
        }
        for (int i = 0; i < s.length; i++) {
            s[i] = s[i] / sum;
        }
        return s;
    }

    public double[] log_sum_exp_gradient(double[] e, double b) {
        return softargmax(e, b);
    }

    public double[][] softargmax_jacobian(double[] e, double b) {
        double[] s = softargmax(e, b);
        double[][] jacobian = new double[s.length][s.length];
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                jacobian[i][j] = i == j ? b * s[i] * (1 - s[i]) : 0;
            }
        }
        return jacobian;
    }

    public Map<String, double[][]> several(double[] e, double[] bs) {
        double[][] lse = new double[1][bs.length];
        double[][] s = new double[e.length][bs.length];
        double[][] gap = new double[1][bs.length];
        for (int k = 0; k < bs.length; k++) {
            lse[0][k] = log_sum_exp(e, bs[k]);
            gap[0][k] = lse[0][k] - Math.log(e.length) / bs[k];
            double[] column = softargmax(e, bs[k]);
            for (int i = 0; i < e.length; i++) {
                s[i][k] = column[i];
            }
        }
        return Map.of("lse_bs", lse, "s_bs", s, "gap_bs", gap);
    }

    public Map<String, Object> large(double[] e_large, double b) {
        return Map.of("lse_large", log_sum_exp(e_large, b), "s_large", softargmax(e_large, b));
    }

    public Map<String, Object> limits(double[] e) {
        double m = largest(e);
        double[] hot = new double[e.length];
        double[] even = new double[e.length];
        double mean = 0;
        for (int i = 0; i < e.length; i++) {
            hot[i] = e[i] == m ? 1 : 0;
            even[i] = 1.0 / e.length;
            mean += e[i] / e.length;
        }
        return Map.of("lse_inf", m, "s_inf", hot, "s_0", even, "gap_0", mean);
    }

    private double largest(double[] e) {
        double m = Double.NEGATIVE_INFINITY;
        for (double x : e) {
            m = Math.max(m, x);
        }
        return m;
    }
}
