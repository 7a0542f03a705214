import java.util.List;

public class Guided {
    public double[] values(List<String> operations, int[][] operands, double[] leaves) {
        double[] v = new double[operations.size()];
        int next = 0;
        for (int i = 0; i < v.length; i++) {
            int[] of = operands[i];
            switch (operations.get(i)) {
                case "input" -> v[i] = leaves[next++];
                case "add" -> v[i] = v[of[0]] + v[of[1]];
                case "subtract" -> v[i] = v[of[0]] - v[of[1]];
                case "multiply" -> v[i] = v[of[0]] * v[of[1]];
                case "divide" -> v[i] = v[of[0]] / v[of[1]];
                case "negate" -> v[i] = -v[of[0]];
                case "square" -> v[i] = v[of[0]] * v[of[0]];
                case "sqrt" -> v[i] = Math.sqrt(v[of[0]]);
                case "exp" -> v[i] = Math.exp(v[of[0]]);
                case "log" -> v[i] = Math.log(v[of[0]]);
                case "tanh" -> v[i] = Math.tanh(v[of[0]]);
                case "sigmoid" -> v[i] = sigmoid(v[of[0]]);
                case "relu" -> v[i] = Math.max(0, v[of[0]]);
                case "abs" -> v[i] = Math.abs(v[of[0]]);
                default -> throw new IllegalArgumentException(operations.get(i));
            }
        }
        return v;
    }

    public double[] gradients(List<String> operations, int[][] operands, double[] values) {
        int n = operations.size();
        double[] grad = new double[n];
        grad[n - 1] = 1;
        for (int i = n - 1; i >= 0; i--) {
            int[] of = operands[i];
            double g = grad[i];
            double z = values[i];
            if (of.length == 1) {
                double x = values[of[0]];
                grad[of[0]] += operations.get(i).equals("relu") ? Math.max(0, g) : g * slope(operations.get(i), x, z);
            } else if (of.length == 2) {
                double x = values[of[0]];
                double y = values[of[1]];
                switch (operations.get(i)) {
                    case "add" -> {
                        grad[of[0]] += g;
                        grad[of[1]] += g;
                    }
                    case "subtract" -> {
                        grad[of[0]] += g;
                        grad[of[1]] -= g;
                    }
                    case "multiply" -> {
                        grad[of[0]] += g * y;
                        grad[of[1]] += g * x;
                    }
                    case "divide" -> {
                        grad[of[0]] += g / y;
                        grad[of[1]] -= g * x / (y * y);
                    }
                    default -> throw new IllegalArgumentException(operations.get(i));
                }
            }
        }
        return grad;
    }

    private static double slope(String operation, double x, double z) {
        return switch (operation) {
            case "negate" -> -1;
            case "square" -> 2 * x;
            case "sqrt" -> 0.5 / z;
            case "exp" -> z;
            case "log" -> 1 / x;
            case "tanh" -> 1 - z * z;
            case "sigmoid" -> z * (1 - z);
            case "relu" -> x > 0 ? 1 : 0;
            case "abs" -> x > 0 ? 1 : -1;
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
