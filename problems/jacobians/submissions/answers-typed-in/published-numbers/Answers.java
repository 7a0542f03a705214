import java.util.HashMap;
import java.util.Map;

public class Answers {
    public Map<String, double[][]> functions() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("f", new double[][] {{6.050000000000001}, {-1.6300000000000001}, {-0.20000000000000012}});
        values.put("g", new double[][] {{-1.92}, {7.119999999999999}, {-0.3500000000000001}});
        values.put("h", new double[][] {{4.130000000000001}, {5.489999999999999}, {-0.5500000000000003}});
        values.put("k", new double[][] {{-6.562}, {16.728}, {8.353000000000002}});
        return values;
    }

    public Map<String, double[][]> functions_equal() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("h", new double[][] {{11.0}, {-0.3600000000000001}, {1.5}});
        values.put("k", new double[][] {{4.929}, {11.113000000000001}, {-13.924000000000003}});
        return values;
    }

    public Map<String, double[][]> jacobians() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("J_f", new double[][] {{0.6, -1.3, 2.1}, {1.7, 0.4, -0.9}, {-2.4, 0.8, 1.5}});
        values.put("J_g", new double[][] {{-0.5, 1.9, 0.2}, {2.3, -1.1, 1.4}, {1.2, 0.9, -1.8}});
        values.put("J_h", new double[][] {
            {0.09999999999999998, 0.5999999999999999, 2.3000000000000003},
            {4.0, -0.7000000000000001, 0.4999999999999999},
            {-1.2, 1.7000000000000002, -0.30000000000000004}
        });
        values.put("J_k", new double[][] {
            {2.4499999999999997, 1.5699999999999998, -2.46},
            {-3.85, -2.3099999999999996, 7.92},
            {6.57, -2.64, -0.9900000000000001}
        });
        return values;
    }

    public Map<String, double[][]> jacobians_equal() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("J_h", new double[][] {{1.2, -2.6, 4.2}, {3.4, 0.8, -1.8}, {-4.8, 1.6, 3.0}});
        values.put("J_k", new double[][] {
            {-6.89, 0.3800000000000001, 5.58},
            {3.86, -2.77, 1.8599999999999999},
            {-3.6799999999999997, 4.64, -3.51}
        });
        return values;
    }

    public Map<String, double[][]> denominator_layout() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("D_f", new double[][] {{0.6, 1.7, -2.4}, {-1.3, 0.4, 0.8}, {2.1, -0.9, 1.5}});
        values.put("D_k", new double[][] {
            {2.4499999999999997, -3.85, 6.57},
            {1.5699999999999998, -2.3099999999999996, -2.64},
            {-2.46, 7.92, -0.9900000000000001}
        });
        return values;
    }
}
