import java.util.HashMap;
import java.util.Map;

public class Answers {
    public Map<String, double[][]> forward() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("s1", new double[][] {{0.6360000000000001}, {-1.5790000000000002}, {2.499}, {-0.762}});
        values.put("a1", new double[][] {{1.9080000000000004}, {0.0}, {7.497}, {0.0}});
        values.put("s2", new double[][] {{3.0371500000000005}, {4.75427}});
        values.put("y_tilde", new double[][] {{3.0371500000000005}, {4.75427}});
        return values;
    }

    public double loss() {
        return 11.079069355399996;
    }

    public Map<String, double[][]> inner_jacobians() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("da1_ds1", new double[][] {
            {3.0, 0.0, 0.0, 0.0},
            {0.0, 0.0, 0.0, 0.0},
            {0.0, 0.0, 3.0, 0.0},
            {0.0, 0.0, 0.0, 0.0}
        });
        values.put("dy_tilde_ds2", new double[][] {{1.0, 0.0}, {0.0, 1.0}});
        values.put("dC_dy_tilde", new double[][] {{-2.1256999999999984, 6.30854}});
        return values;
    }

    public Map<String, double[][]> backward() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("dC_dW2", new double[][] {
            {-4.055835599999997, 12.036694320000002},
            {0.0, 0.0},
            {-15.936372899999988, 47.29512438},
            {0.0, 0.0}
        });
        values.put("dC_db2", new double[][] {{-2.1256999999999984}, {6.30854}});
        values.put("dC_dW1", new double[][] {
            {-9.9762648, 0.0, 9.372298559999999, 0.0},
            {18.705496499999995, 0.0, -17.573059799999996, 0.0},
            {-7.4821985999999985, 0.0, 7.029223919999999, 0.0}
        });
        values.put("dC_db1", new double[][] {{-12.470330999999998}, {0.0}, {11.715373199999998}, {0.0}});
        return values;
    }

    public Map<String, double[][]> update() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("W1", new double[][] {
            {0.5899050592, -0.42, 0.8725108057600001, -0.73},
            {-0.414821986, 0.81, -0.5597077608000001, 0.22},
            {-0.9100712056, 0.47, 0.63188310432, 1.12}
        });
        values.put("b1", new double[][] {{0.299881324}, {-0.31}, {0.3831385072}, {-0.52}});
        values.put("W2", new double[][] {
            {0.6362233424, -0.49814677728},
            {-0.83, 0.36},
            {0.3337454916, 0.52081950248},
            {0.58, -0.96}
        });
        values.put("b2", new double[][] {{-0.1614972}, {0.26476584}});
        return values;
    }

    public Map<String, double[][]> two_iterations() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("C_after_1", new double[][] {{1.0976462600401344}});
        values.put("C_after_2", new double[][] {{0.15649970847221462}});
        return values;
    }
}
