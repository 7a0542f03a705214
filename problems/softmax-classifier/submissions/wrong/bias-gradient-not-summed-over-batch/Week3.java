import java.util.function.DoubleBinaryOperator;

// I am used to NumPy, so I first wrote the few operations I needed.
public class Week3 {
    public record Activations(
            double[][] a1, double[][] h1, double[][] a2, double[][] h2, double[][] a3, double[][] y_hat) {}

    public record Gradients(
            double[][] grad_W1,
            double[][] grad_b1,
            double[][] grad_W2,
            double[][] grad_b2,
            double[][] grad_W3,
            double[][] grad_b3,
            double[][] grad_a1,
            double[][] grad_h1,
            double[][] grad_a2,
            double[][] grad_h2,
            double[][] grad_a3) {}

    public record Parameters(double[][][] W, double[][][] b) {}

    public static int count_parameters(double[][][] W, double[][][] b) {
        int count = 0;
        for (int k = 0; k < W.length; k++) {
            count += W[k].length * W[k][0].length + b[k].length * b[k][0].length;
        }
        return count;
    }

    public static Activations forward(double[][][] W, double[][][] b, double[][] x) {
        double[][] a1 = add(matmul(W[0], x), b[0]);
        double[][] h1 = sigmoid(a1);
        double[][] a2 = add(matmul(W[1], h1), b[1]);
        double[][] h2 = sigmoid(a2);
        double[][] a3 = add(matmul(W[2], h2), b[2]);
        double[][] y_hat = softmax(a3);
        return new Activations(a1, h1, a2, h2, a3, y_hat);
    }

    public static double loss(double[][] y_hat, double[][] y) {
        double[][] terms = multiply(y, log(y_hat));
        return -sum(terms) / y[0].length;
    }

    public static Gradients backward(
            double[][][] W,
            double[][] x,
            double[][] y,
            double[][] a1,
            double[][] h1,
            double[][] a2,
            double[][] h2,
            double[][] y_hat) {
        double[][] grad_a3 = scale(1.0 / x[0].length, subtract(y_hat, y));
        double[][] grad_W3 = matmul(grad_a3, transpose(h2));
        double[][] grad_b3 = grad_a3;
        double[][] grad_h2 = matmul(transpose(W[2]), grad_a3);
        double[][] grad_a2 = multiply(grad_h2, sigmoidPrime(a2));
        double[][] grad_W2 = matmul(grad_a2, transpose(h1));
        double[][] grad_b2 = grad_a2;
        double[][] grad_h1 = matmul(transpose(W[1]), grad_a2);
        double[][] grad_a1 = multiply(grad_h1, sigmoidPrime(a1));
        double[][] grad_W1 = matmul(grad_a1, transpose(x));
        double[][] grad_b1 = grad_a1;
        return new Gradients(
                grad_W1, grad_b1, grad_W2, grad_b2, grad_W3, grad_b3, grad_a1, grad_h1, grad_a2, grad_h2, grad_a3);
    }

    public static Parameters update(
            double[][][] W, double[][][] b, double[][][] grad_W, double[][][] grad_b, double learning_rate) {
        double[][][] newW = new double[W.length][][];
        double[][][] newB = new double[W.length][][];
        for (int k = 0; k < W.length; k++) {
            newW[k] = subtract(W[k], scale(learning_rate, grad_W[k]));
            newB[k] = subtract(b[k], scale(learning_rate, grad_b[k]));
        }
        return new Parameters(newW, newB);
    }

    public static double loss_after_update(
            double[][][] W, double[][][] b, double[][] x, double[][] y, double learning_rate) {
        Activations v = forward(W, b, x);
        Gradients g = backward(W, x, y, v.a1, v.h1, v.a2, v.h2, v.y_hat);
        double[][][] gradW = {g.grad_W1, g.grad_W2, g.grad_W3};
        double[][][] gradB = {g.grad_b1, g.grad_b2, g.grad_b3};
        Parameters p = update(W, b, gradW, gradB, learning_rate);
        return loss(forward(p.W, p.b, x).y_hat, y);
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

    private static double[][] log(double[][] p) {
        return broadcast(p, p, (s, t) -> Math.log(s));
    }

    private static double[][] sigmoid(double[][] p) {
        return broadcast(p, p, (s, t) -> 1 / (1 + Math.exp(-s)));
    }

    private static double[][] sigmoidPrime(double[][] p) {
        double[][] s = sigmoid(p);
        return broadcast(s, s, (t, u) -> t * (1 - t));
    }

    private static double[][] softmax(double[][] p) {
        double[][] e = broadcast(p, p, (s, t) -> Math.exp(s));
        return broadcast(e, sumOfRows(e), (s, t) -> s / t);
    }

    private static double[][] matmul(double[][] p, double[][] q) {
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

    private static double[][] sumOfRows(double[][] p) {
        double[][] r = new double[1][p[0].length];
        for (double[] row : p) {
            r = add(r, new double[][] {row});
        }
        return r;
    }

    private static double[][] sumOfColumns(double[][] p) {
        return transpose(sumOfRows(transpose(p)));
    }

    private static double sum(double[][] p) {
        return sumOfColumns(sumOfRows(p))[0][0];
    }
}
