import java.util.List;

public class Values {
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

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
