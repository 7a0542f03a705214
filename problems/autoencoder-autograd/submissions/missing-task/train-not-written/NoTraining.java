import java.util.Arrays;
import java.util.List;
import java.util.Map;

public class NoTraining {
    public record Result(double[][][] values, double[][][] gradients) {}

    public Map<String, double[][]> by_hand(double[][] W1, double[][] B1, double[][] W2, double[][] B2, double[][] X) {
        int N = X[0].length;
        double[][] Z1 = sigmoid(add(dot(W1, X), B1));
        double[][] Z2 = sigmoid(add(dot(W2, Z1), B2));
        double[][] dA2 = new double[Z2.length][N];
        for (int j = 0; j < Z2.length; j++) {
            for (int i = 0; i < N; i++) {
                dA2[j][i] = -2 * (X[j][i] - Z2[j][i]) / N * Z2[j][i] * (1 - Z2[j][i]);
            }
        }
        double[][] dZ1 = dot(transpose(W2), dA2);
        double[][] dA1 = new double[Z1.length][N];
        for (int j = 0; j < Z1.length; j++) {
            for (int i = 0; i < N; i++) {
                dA1[j][i] = dZ1[j][i] * Z1[j][i] * (1 - Z1[j][i]);
            }
        }
        return Map.of(
                "dW1", dot(dA1, transpose(X)),
                "dB1", reduced(dA1, 1),
                "dW2", dot(dA2, transpose(Z1)),
                "dB2", reduced(dA2, 1));
    }

    public Result autograd(List<String> operations, int[][] operands, List<double[][]> leaves) {
        double[][][] values = forward(operations, operands, leaves.toArray(new double[0][][]));
        return new Result(values, backward(operations, operands, values));
    }

    private static double[][][] forward(List<String> operations, int[][] operands, double[][][] leaves) {
        double[][][] v = new double[operations.size()][][];
        int leaf = 0;
        for (int i = 0; i < v.length; i++) {
            int[] of = operands[i];
            switch (operations.get(i)) {
                case "input" -> v[i] = leaves[leaf++];
                case "matmul" -> v[i] = dot(v[of[0]], v[of[1]]);
                case "transpose" -> v[i] = transpose(v[of[0]]);
                case "add" -> v[i] = add(v[of[0]], v[of[1]]);
                case "subtract" -> v[i] = add(v[of[0]], scale(v[of[1]], -1));
                case "sigmoid" -> v[i] = sigmoid(v[of[0]]);
                case "square" -> v[i] = multiply(v[of[0]], v[of[0]]);
                case "sum(axis=0)" -> v[i] = dot(filled(1, v[of[0]].length, 1), v[of[0]]);
                case "mean" -> v[i] = scale(dot(v[of[0]], filled(v[of[0]][0].length, 1, 1)), 1.0 / v[of[0]][0].length);
                default -> throw new IllegalArgumentException(operations.get(i));
            }
        }
        return v;
    }

    private static double[][][] backward(List<String> operations, int[][] operands, double[][][] v) {
        int n = v.length;
        double[][][] grad = new double[n][][];
        for (int i = 0; i < n; i++) {
            grad[i] = new double[v[i].length][v[i][0].length];
        }
        grad[n - 1][0][0] = 1;
        for (int i = n - 1; i >= 0; i--) {
            int[] of = operands[i];
            double[][] g = grad[i];
            switch (operations.get(i)) {
                case "matmul" -> {
                    give(grad, of[0], dot(g, transpose(v[of[1]])));
                    give(grad, of[1], dot(transpose(v[of[0]]), g));
                }
                case "transpose" -> give(grad, of[0], transpose(g));
                case "add" -> {
                    give(grad, of[0], reduced(g, v[of[0]][0].length));
                    give(grad, of[1], reduced(g, v[of[1]][0].length));
                }
                case "subtract" -> {
                    give(grad, of[0], reduced(g, v[of[0]][0].length));
                    give(grad, of[1], scale(reduced(g, v[of[1]][0].length), -1));
                }
                case "sigmoid" -> give(grad, of[0], multiply(g, slope(v[i])));
                case "square" -> give(grad, of[0], multiply(g, scale(v[of[0]], 2)));
                case "sum(axis=0)" -> give(grad, of[0], dot(filled(v[of[0]].length, 1, 1), g));
                case "mean" -> {
                    int count = v[of[0]][0].length;
                    give(grad, of[0], filled(1, count, g[0][0] / count));
                }
                default -> {}
            }
        }
        return grad;
    }

    private static void give(double[][][] grad, int node, double[][] more) {
        grad[node] = add(grad[node], more);
    }

    public double error_after_update(
            List<String> operations, int[][] operands, List<double[][]> leaves, double learning_rate) {
        double[][][] moved = step(operations, operands, leaves.toArray(new double[0][][]), learning_rate);
        return error(operations, operands, moved);
    }

    private static double[][][] step(List<String> operations, int[][] operands, double[][][] leaves, double rate) {
        double[][][] grad = backward(operations, operands, forward(operations, operands, leaves));
        double[][][] moved = leaves.clone();
        for (int p = 0; p < leaves.length - 1; p++) { // the last leaf is the data
            moved[p] = add(leaves[p], scale(grad[p], -rate));
        }
        return moved;
    }

    private static double error(List<String> operations, int[][] operands, double[][][] leaves) {
        return forward(operations, operands, leaves)[operations.size() - 1][0][0];
    }

    private static double[][] dot(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    /** b may be a column, which is then added to every column of a */
    private static double[][] add(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[i][j] = a[i][j] + b[i][b[0].length == 1 ? 0 : j];
            }
        }
        return c;
    }

    /** adds all columns up when only one is wanted */
    private static double[][] reduced(double[][] g, int columns) {
        return columns == g[0].length ? g : dot(g, filled(g[0].length, 1, 1));
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[i][j] = a[i][j] * b[i][j];
            }
        }
        return c;
    }

    private static double[][] scale(double[][] a, double factor) {
        return multiply(a, filled(a.length, a[0].length, factor));
    }

    private static double[][] transpose(double[][] a) {
        double[][] t = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                t[j][i] = a[i][j];
            }
        }
        return t;
    }

    private static double[][] sigmoid(double[][] a) {
        double[][] z = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                z[i][j] = 1 / (1 + Math.exp(-a[i][j]));
            }
        }
        return z;
    }

    private static double[][] slope(double[][] z) {
        return multiply(z, add(filled(z.length, z[0].length, 1), scale(z, -1)));
    }

    private static double[][] filled(int rows, int columns, double value) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            Arrays.fill(row, value);
        }
        return a;
    }

    private static double[][] column(double[][] a, int j) {
        double[][] c = new double[a.length][1];
        for (int i = 0; i < a.length; i++) {
            c[i][0] = a[i][j];
        }
        return c;
    }
}
