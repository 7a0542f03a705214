public class SlopeTwice {
    public record Forward(double[][] A1, double[][] Z1, double[][] A2, double[][] Z2) {}

    public record Backward(
            double[][] dZ2,
            double[][] dA2,
            double[][] dW2,
            double[] dB2,
            double[][] dZ1,
            double[][] dA1,
            double[][] dW1,
            double[] dB1) {}

    public record Parameters(double[][] W1, double[] B1, double[][] W2, double[] B2) {}

    public record Trained(
            double[] train_loss, double[] test_loss, double[][] W1, double[] B1, double[][] W2, double[] B2) {}

    public int count_parameters(double[][] W1, double[] B1, double[][] W2, double[] B2) {
        return W1.length * W1[0].length + B1.length + W2.length * W2[0].length + B2.length;
    }

    public Forward forward(double[][] W1, double[] B1, double[][] W2, double[] B2, double[][] X) {
        double[][] A1 = affine(W1, B1, X);
        double[][] Z1 = sigmoid(A1);
        double[][] A2 = affine(W2, B2, Z1);
        return new Forward(A1, Z1, A2, sigmoid(A2));
    }

    public double loss(double[][] X, double[][] Z2) {
        double sum = 0;
        for (int i = 0; i < X[0].length; i++) {
            for (int j = 0; j < X.length; j++) {
                sum += (X[j][i] - Z2[j][i]) * (X[j][i] - Z2[j][i]);
            }
        }
        return sum / X[0].length;
    }

    public Backward backward(double[][] W2, double[][] X, double[][] Z1, double[][] Z2) {
        int n = X.length;
        int m = Z1.length;
        int samples = X[0].length;
        double[][] dZ2 = new double[n][samples];
        double[][] dA2 = new double[n][samples];
        double[][] dW2 = new double[n][m];
        double[] dB2 = new double[n];
        double[][] dZ1 = new double[m][samples];
        double[][] dA1 = new double[m][samples];
        double[][] dW1 = new double[m][n];
        double[] dB1 = new double[m];
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < n; j++) {
                dZ2[j][i] = -2 * (X[j][i] - Z2[j][i]) / samples;
                dA2[j][i] = dZ2[j][i] * Z2[j][i] * (1 - Z2[j][i]);
                dB2[j] += dA2[j][i];
                for (int h = 0; h < m; h++) {
                    dW2[j][h] += dA2[j][i] * Z1[h][i];
                    dZ1[h][i] += dA2[j][i] * W2[j][h];
                }
            }
            for (int h = 0; h < m; h++) {
                dA1[h][i] = dZ1[h][i] * slope(Z1[h][i]) * (1 - Z1[h][i]);
                dB1[h] += dA1[h][i];
                for (int j = 0; j < n; j++) {
                    dW1[h][j] += dA1[h][i] * X[j][i];
                }
            }
        }
        return new Backward(dZ2, dA2, dW2, dB2, dZ1, dA1, dW1, dB1);
    }

    public Parameters update(
            double[][] W1,
            double[] B1,
            double[][] W2,
            double[] B2,
            double[][] dW1,
            double[] dB1,
            double[][] dW2,
            double[] dB2,
            double learning_rate) {
        return new Parameters(
                moved(W1, dW1, learning_rate),
                moved(B1, dB1, learning_rate),
                moved(W2, dW2, learning_rate),
                moved(B2, dB2, learning_rate));
    }

    public double loss_after_update(
            double[][] W1, double[] B1, double[][] W2, double[] B2, double[][] X, double learning_rate) {
        return error(step(new Parameters(W1, B1, W2, B2), X, learning_rate), X);
    }

    public Trained train(
            double[][] W1,
            double[] B1,
            double[][] W2,
            double[] B2,
            double[][] X_train,
            double[][] X_test,
            int epochs,
            double[][] order,
            double learning_rate) {
        Parameters p = new Parameters(W1, B1, W2, B2);
        double[] train = new double[epochs];
        double[] test = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (double sample : order[epoch]) {
                p = step(p, column(X_train, (int) sample), learning_rate);
            }
            train[epoch] = error(p, X_train);
            test[epoch] = error(p, X_test);
        }
        return new Trained(train, test, p.W1, p.B1, p.W2, p.B2);
    }

    private Parameters step(Parameters p, double[][] X, double rate) {
        Forward f = forward(p.W1, p.B1, p.W2, p.B2, X);
        Backward b = backward(p.W2, X, f.Z1, f.Z2);
        return update(p.W1, p.B1, p.W2, p.B2, b.dW1, b.dB1, b.dW2, b.dB2, rate);
    }

    private double error(Parameters p, double[][] X) {
        return loss(X, forward(p.W1, p.B1, p.W2, p.B2, X).Z2);
    }

    private static double[][] affine(double[][] W, double[] B, double[][] X) {
        double[][] A = new double[W.length][X[0].length];
        for (int r = 0; r < W.length; r++) {
            for (int i = 0; i < X[0].length; i++) {
                A[r][i] = B[r];
                for (int c = 0; c < X.length; c++) {
                    A[r][i] += W[r][c] * X[c][i];
                }
            }
        }
        return A;
    }

    private static double[][] sigmoid(double[][] A) {
        double[][] Z = new double[A.length][A[0].length];
        for (int r = 0; r < A.length; r++) {
            for (int i = 0; i < A[0].length; i++) {
                Z[r][i] = 1 / (1 + Math.exp(-A[r][i]));
            }
        }
        return Z;
    }

    private static double slope(double z) {
        return z * (1 - z);
    }

    private static double[][] column(double[][] X, int i) {
        double[][] x = new double[X.length][1];
        for (int j = 0; j < X.length; j++) {
            x[j][0] = X[j][i];
        }
        return x;
    }

    private static double[] moved(double[] v, double[] dv, double rate) {
        double[] next = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            next[i] = v[i] - rate * dv[i];
        }
        return next;
    }

    private static double[][] moved(double[][] W, double[][] dW, double rate) {
        double[][] next = new double[W.length][];
        for (int r = 0; r < W.length; r++) {
            next[r] = moved(W[r], dW[r], rate);
        }
        return next;
    }
}
