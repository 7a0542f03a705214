package org.nabla.benchmark;

/**
 * The 3-3-3-3 classifier as somebody would write it for this one network: the floor that a general graph is measured
 * against. It uses {@link StrictMath} as the reference does, so that both compute the same.
 */
final class PlainLoops {

    private static final int UNITS = 3;
    private static final int LAYERS = 3;

    final double[][] weights = new double[LAYERS][UNITS * UNITS];
    final double[][] biases = new double[LAYERS][UNITS];
    final double[][] weightGradients = new double[LAYERS][UNITS * UNITS];
    final double[][] biasGradients = new double[LAYERS][UNITS];
    final double[] target = new double[UNITS];

    /** The input, then the output of each layer. */
    final double[][] outputs = new double[LAYERS + 1][UNITS];

    private final double[] back = new double[UNITS];

    double forward() {
        for (int k = 0; k < LAYERS; k++) {
            for (int i = 0; i < UNITS; i++) {
                double sum = 0;
                for (int j = 0; j < UNITS; j++) {
                    sum += weights[k][i * UNITS + j] * outputs[k][j];
                }
                double z = sum + biases[k][i];
                outputs[k + 1][i] = k < LAYERS - 1 ? 1 / (1 + StrictMath.exp(-z)) : z;
            }
        }
        softmax(outputs[LAYERS]);
        double loss = 0;
        for (int i = 0; i < UNITS; i++) {
            loss -= target[i] == 0 ? 0 : target[i] * StrictMath.log(outputs[LAYERS][i]);
        }
        return loss;
    }

    private static void softmax(double[] z) {
        double largest = Math.max(z[0], Math.max(z[1], z[2]));
        double total = 0;
        for (int i = 0; i < UNITS; i++) {
            z[i] = StrictMath.exp(z[i] - largest);
            total += z[i];
        }
        for (int i = 0; i < UNITS; i++) {
            z[i] /= total;
        }
    }

    void backward() {
        for (int i = 0; i < UNITS; i++) {
            biasGradients[LAYERS - 1][i] = outputs[LAYERS][i] - target[i];
        }
        for (int k = LAYERS - 1; k >= 0; k--) {
            for (int i = 0; i < UNITS; i++) {
                for (int j = 0; j < UNITS; j++) {
                    weightGradients[k][i * UNITS + j] = biasGradients[k][i] * outputs[k][j];
                }
            }
            if (k > 0) {
                pass(k);
            }
        }
    }

    private void pass(int k) {
        for (int j = 0; j < UNITS; j++) {
            back[j] = 0;
            for (int i = 0; i < UNITS; i++) {
                back[j] += weights[k][i * UNITS + j] * biasGradients[k][i];
            }
            double h = outputs[k][j];
            biasGradients[k - 1][j] = back[j] * h * (1 - h);
        }
    }
}
