public class Trainer {
    record Forward(double[][] a1, double[][] h1, double[][] a2, double[][] h2, double[][] a3, double[][] yHat) {}

    record Backward(
            double[][] gradW1,
            double[] gradB1,
            double[][] gradW2,
            double[] gradB2,
            double[][] gradW3,
            double[] gradB3,
            double[][] gradA1,
            double[][] gradH1,
            double[][] gradA2,
            double[][] gradH2,
            double[][] gradA3) {}

    record Params(double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] w3, double[] b3) {}

    int countParameters(double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] w3, double[] b3) {
        int weights = w1.length * w1[0].length + w2.length * w2[0].length + w3.length * w3[0].length;
        return weights + b1.length + b2.length + b3.length;
    }

    Forward forward(double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] w3, double[] b3, double[][] x) {
        double[][] a1 = affine(w1, x, b1);
        double[][] h1 = sigmoid(a1);
        double[][] a2 = affine(w2, h1, b2);
        double[][] h2 = sigmoid(a2);
        double[][] a3 = affine(w3, h2, b3);
        return new Forward(a1, h1, a2, h2, a3, softmax(a3));
    }

    double loss(double[][] yHat, double[][] y) {
        int n = y[0].length;
        double sum = 0;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < y.length; i++) {
                if (y[i][j] != 0) {
                    sum += y[i][j] * Math.log(yHat[i][j]);
                }
            }
        }
        return -sum / n;
    }

    Backward backward(
            double[][] w2,
            double[][] w3,
            double[][] x,
            double[][] y,
            double[][] a1,
            double[][] h1,
            double[][] a2,
            double[][] h2,
            double[][] yHat) {
        int n = y[0].length;
        double[][] da3 = new double[y.length][n];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < n; j++) {
                da3[i][j] = (yHat[i][j] - y[i][j]) / n;
            }
        }
        double[][] dh2 = back(w3, da3);
        double[][] da2 = throughSigmoid(dh2, a2);
        double[][] dh1 = back(w2, da2);
        double[][] da1 = throughSigmoid(dh1, a1);
        return new Backward(
                outer(da1, x),
                sums(da1),
                outer(da2, h1),
                sums(da2),
                outer(da3, h2),
                sums(da3),
                da1,
                dh1,
                da2,
                dh2,
                da3);
    }

    Params update(
            double[][] w1,
            double[] b1,
            double[][] w2,
            double[] b2,
            double[][] w3,
            double[] b3,
            double[][] gradW1,
            double[] gradB1,
            double[][] gradW2,
            double[] gradB2,
            double[][] gradW3,
            double[] gradB3,
            double learningRate) {
        return new Params(
                descend(w1, gradW1, learningRate),
                b1,
                descend(w2, gradW2, learningRate),
                b2,
                descend(w3, gradW3, learningRate),
                b3);
    }

    double lossAfterUpdate(
            double[][] w1,
            double[] b1,
            double[][] w2,
            double[] b2,
            double[][] w3,
            double[] b3,
            double[][] x,
            double[][] y,
            double learningRate) {
        Forward f = forward(w1, b1, w2, b2, w3, b3, x);
        Backward g = backward(w2, w3, x, y, f.a1, f.h1, f.a2, f.h2, f.yHat);
        Params p = update(
                w1, b1, w2, b2, w3, b3, g.gradW1, g.gradB1, g.gradW2, g.gradB2, g.gradW3, g.gradB3, learningRate);
        return loss(forward(p.w1, p.b1, p.w2, p.b2, p.w3, p.b3, x).yHat, y);
    }

    private static double[][] affine(double[][] w, double[][] in, double[] b) {
        double[][] out = new double[w.length][in[0].length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < in[0].length; j++) {
                out[i][j] = b[i];
                for (int k = 0; k < in.length; k++) {
                    out[i][j] += w[i][k] * in[k][j];
                }
            }
        }
        return out;
    }

    private static double s(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double[][] sigmoid(double[][] a) {
        double[][] h = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                h[i][j] = s(a[i][j]);
            }
        }
        return h;
    }

    private static double[][] softmax(double[][] a) {
        double[][] p = new double[a.length][a[0].length];
        for (int j = 0; j < a[0].length; j++) {
            double total = 0;
            for (int i = 0; i < a.length; i++) {
                total += Math.exp(a[i][j]);
            }
            for (int i = 0; i < a.length; i++) {
                p[i][j] = Math.exp(a[i][j]) / total;
            }
        }
        return p;
    }

    private static double[][] back(double[][] w, double[][] da) {
        double[][] dh = new double[w[0].length][da[0].length];
        for (int i = 0; i < w[0].length; i++) {
            for (int j = 0; j < da[0].length; j++) {
                for (int k = 0; k < w.length; k++) {
                    dh[i][j] += w[k][i] * da[k][j];
                }
            }
        }
        return dh;
    }

    private static double[][] throughSigmoid(double[][] dh, double[][] a) {
        double[][] da = new double[dh.length][dh[0].length];
        for (int i = 0; i < dh.length; i++) {
            for (int j = 0; j < dh[0].length; j++) {
                da[i][j] = dh[i][j] * s(a[i][j]) * (1 - s(a[i][j]));
            }
        }
        return da;
    }

    private static double[][] outer(double[][] da, double[][] in) {
        double[][] dw = new double[da.length][in.length];
        for (int i = 0; i < da.length; i++) {
            for (int k = 0; k < in.length; k++) {
                for (int j = 0; j < da[0].length; j++) {
                    dw[i][k] += da[i][j] * in[k][j];
                }
            }
        }
        return dw;
    }

    private static double[] sums(double[][] da) {
        double[] db = new double[da.length];
        for (int i = 0; i < da.length; i++) {
            for (double d : da[i]) {
                db[i] += d;
            }
        }
        return db;
    }

    private static double[] descend(double[] p, double[] g, double eta) {
        double[] q = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            q[i] = p[i] - eta * g[i];
        }
        return q;
    }

    private static double[][] descend(double[][] p, double[][] g, double eta) {
        double[][] q = new double[p.length][];
        for (int i = 0; i < p.length; i++) {
            q[i] = descend(p[i], g[i], eta);
        }
        return q;
    }
}
