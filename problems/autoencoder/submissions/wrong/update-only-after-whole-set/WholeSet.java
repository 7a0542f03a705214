import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

public class WholeSet {
    public static int count_parameters(Map<String, double[][]> parameters) {
        return parameters.values().stream().mapToInt(p -> p.length * p[0].length).sum();
    }

    public static Map<String, double[][]> forward(Map<String, double[][]> parameters, double[][] X) {
        Map<String, double[][]> cache = new LinkedHashMap<>();
        cache.put("A1", add(dot(parameters.get("W1"), X), parameters.get("B1")));
        cache.put("Z1", sigmoid(cache.get("A1")));
        cache.put("A2", add(dot(parameters.get("W2"), cache.get("Z1")), parameters.get("B2")));
        cache.put("Z2", sigmoid(cache.get("A2")));
        return cache;
    }

    public static double loss(double[][] X, double[][] Z2) {
        double[][] difference = subtract(X, Z2);
        return sum(multiply(difference, difference)) / X[0].length;
    }

    public static Map<String, double[][]> backward(
            Map<String, double[][]> parameters, Map<String, double[][]> activations, double[][] X) {
        double[][] Z1 = activations.get("Z1");
        double[][] Z2 = activations.get("Z2");
        Map<String, double[][]> gradients = new LinkedHashMap<>();
        double[][] dZ2 = scale(-2.0 / X[0].length, subtract(X, Z2));
        double[][] dA2 = multiply(dZ2, slope(Z2));
        double[][] dZ1 = dot(transpose(parameters.get("W2")), dA2);
        double[][] dA1 = multiply(dZ1, slope(Z1));
        gradients.put("dZ2", dZ2);
        gradients.put("dA2", dA2);
        gradients.put("dW2", dot(dA2, transpose(Z1)));
        gradients.put("dB2", sumOfColumns(dA2));
        gradients.put("dZ1", dZ1);
        gradients.put("dA1", dA1);
        gradients.put("dW1", dot(dA1, transpose(X)));
        gradients.put("dB1", sumOfColumns(dA1));
        return gradients;
    }

    public static Map<String, double[][]> update(
            Map<String, double[][]> parameters,
            double[][] dW1,
            double[][] dB1,
            double[][] dW2,
            double[][] dB2,
            double learning_rate) {
        Map<String, double[][]> next = new LinkedHashMap<>();
        next.put("W1", subtract(parameters.get("W1"), scale(learning_rate, dW1)));
        next.put("B1", subtract(parameters.get("B1"), scale(learning_rate, dB1)));
        next.put("W2", subtract(parameters.get("W2"), scale(learning_rate, dW2)));
        next.put("B2", subtract(parameters.get("B2"), scale(learning_rate, dB2)));
        return next;
    }

    public static double loss_after_update(Map<String, double[][]> parameters, double[][] X, double learning_rate) {
        return error(step(parameters, X, learning_rate), X);
    }

    public static Map<String, Object> train(
            Map<String, double[][]> parameters,
            double[][] X_train,
            double[][] X_test,
            double epochs,
            double[][] order,
            double learning_rate) {
        double[] trainLoss = new double[(int) epochs];
        double[] testLoss = new double[(int) epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            parameters = step(parameters, X_train, learning_rate);
            trainLoss[epoch] = error(parameters, X_train);
            testLoss[epoch] = error(parameters, X_test);
        }
        Map<String, Object> trained = new LinkedHashMap<>(parameters);
        trained.put("train_loss", trainLoss);
        trained.put("test_loss", testLoss);
        return trained;
    }

    private static Map<String, double[][]> step(Map<String, double[][]> parameters, double[][] X, double rate) {
        Map<String, double[][]> g = backward(parameters, forward(parameters, X), X);
        return update(parameters, g.get("dW1"), g.get("dB1"), g.get("dW2"), g.get("dB2"), rate);
    }

    private static double error(Map<String, double[][]> parameters, double[][] X) {
        return loss(X, forward(parameters, X).get("Z2"));
    }

    /** One entry of a row or a column is used for all, as NumPy does it. */
    private static double[][] broadcast(double[][] p, double[][] q, DoubleBinaryOperator f) {
        double[][] r = new double[Math.max(p.length, q.length)][Math.max(p[0].length, q[0].length)];
        for (int i = 0; i < r.length; i++) {
            for (int j = 0; j < r[0].length; j++) {
                double left = p[p.length == 1 ? 0 : i][p[0].length == 1 ? 0 : j];
                double right = q[q.length == 1 ? 0 : i][q[0].length == 1 ? 0 : j];
                r[i][j] = f.applyAsDouble(left, right);
            }
        }
        return r;
    }

    private static double[][] add(double[][] p, double[][] q) {
        return broadcast(p, q, (s, t) -> s + t);
    }

    private static double[][] subtract(double[][] p, double[][] q) {
        return broadcast(p, q, (s, t) -> s - t);
    }

    private static double[][] multiply(double[][] p, double[][] q) {
        return broadcast(p, q, (s, t) -> s * t);
    }

    private static double[][] scale(double factor, double[][] p) {
        return broadcast(p, p, (s, t) -> factor * s);
    }

    private static double[][] sigmoid(double[][] p) {
        return broadcast(p, p, (s, t) -> 1 / (1 + Math.exp(-s)));
    }

    private static double[][] slope(double[][] z) {
        return broadcast(z, z, (s, t) -> s * (1 - s));
    }

    private static double[][] dot(double[][] p, double[][] q) {
        if (p[0].length != q.length) {
            throw new IllegalArgumentException("shapes %dx%d and %dx%d not aligned"
                    .formatted(p.length, p[0].length, q.length, q[0].length));
        }
        double[][] r = new double[p.length][q[0].length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < q[0].length; j++) {
                for (int k = 0; k < q.length; k++) {
                    r[i][j] += p[i][k] * q[k][j];
                }
            }
        }
        return r;
    }

    private static double[][] transpose(double[][] p) {
        double[][] r = new double[p[0].length][p.length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p[0].length; j++) {
                r[j][i] = p[i][j];
            }
        }
        return r;
    }

    private static double[][] column(double[][] p, int j) {
        double[][] r = new double[p.length][1];
        for (int i = 0; i < p.length; i++) {
            r[i][0] = p[i][j];
        }
        return r;
    }

    private static double[][] sumOfColumns(double[][] p) {
        double[][] r = new double[p.length][1];
        for (int i = 0; i < p.length; i++) {
            for (double entry : p[i]) {
                r[i][0] += entry;
            }
        }
        return r;
    }

    private static double sum(double[][] p) {
        double sum = 0;
        for (double[] row : p) {
            for (double entry : row) {
                sum += entry;
            }
        }
        return sum;
    }
}
