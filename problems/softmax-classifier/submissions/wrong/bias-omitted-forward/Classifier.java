import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Works for any number of layers: sigmoid in between, softmax at the end. */
public class Classifier {
    public record Forward(List<RealMatrix> a, List<RealMatrix> h, RealMatrix y_hat) {}

    public record Gradients(
            List<RealMatrix> grad_W, List<RealMatrix> grad_b, List<RealMatrix> grad_a, List<RealMatrix> grad_h) {}

    public record Parameters(List<RealMatrix> W, List<RealMatrix> b) {}

    public int count_parameters(List<RealMatrix> W, List<RealMatrix> b) {
        int count = 0;
        for (int k = 0; k < W.size(); k++) {
            count += W.get(k).getRowDimension() * W.get(k).getColumnDimension();
            count += b.get(k).getRowDimension();
        }
        return count;
    }

    public Forward forward(List<RealMatrix> W, List<RealMatrix> b, RealMatrix x) {
        List<RealMatrix> a = new ArrayList<>();
        List<RealMatrix> h = new ArrayList<>();
        RealMatrix in = x;
        int last = W.size() - 1;
        for (int k = 0; k <= last; k++) {
            RealMatrix ak = W.get(k).multiply(in);
            a.add(ak);
            if (k < last) {
                in = sigmoid(ak);
                h.add(in);
            }
        }
        return new Forward(a, h, softmax(a.get(last)));
    }

    public double loss(RealMatrix y_hat, RealMatrix y) {
        double sum = 0;
        for (int i = 0; i < y.getRowDimension(); i++) {
            for (int j = 0; j < y.getColumnDimension(); j++) {
                sum -= y.getEntry(i, j) * Math.log(y_hat.getEntry(i, j));
            }
        }
        return sum / y.getColumnDimension();
    }

    public Gradients backward(List<RealMatrix> W, RealMatrix x, RealMatrix y, List<RealMatrix> h, RealMatrix y_hat) {
        int last = W.size() - 1;
        RealMatrix[] gradW = new RealMatrix[last + 1];
        RealMatrix[] gradB = new RealMatrix[last + 1];
        RealMatrix[] gradA = new RealMatrix[last + 1];
        RealMatrix[] gradH = new RealMatrix[last];
        gradA[last] = y_hat.subtract(y).scalarMultiply(1.0 / y.getColumnDimension());
        for (int k = last; k >= 0; k--) {
            RealMatrix in = k == 0 ? x : h.get(k - 1);
            gradW[k] = gradA[k].multiply(in.transpose());
            gradB[k] = rowSums(gradA[k]);
            if (k > 0) {
                gradH[k - 1] = W.get(k).transpose().multiply(gradA[k]);
                gradA[k - 1] = hadamard(gradH[k - 1], sigmoidSlope(h.get(k - 1)));
            }
        }
        return new Gradients(List.of(gradW), List.of(gradB), List.of(gradA), List.of(gradH));
    }

    public Parameters update(
            List<RealMatrix> W,
            List<RealMatrix> b,
            List<RealMatrix> grad_W,
            List<RealMatrix> grad_b,
            double learning_rate) {
        return new Parameters(step(W, grad_W, learning_rate), step(b, grad_b, learning_rate));
    }

    public double loss_after_update(
            List<RealMatrix> W, List<RealMatrix> b, RealMatrix x, RealMatrix y, double learning_rate) {
        Forward before = forward(W, b, x);
        Gradients g = backward(W, x, y, before.h(), before.y_hat());
        Parameters p = update(W, b, g.grad_W(), g.grad_b(), learning_rate);
        return loss(forward(p.W(), p.b(), x).y_hat(), y);
    }

    private static List<RealMatrix> step(List<RealMatrix> values, List<RealMatrix> gradients, double eta) {
        List<RealMatrix> result = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            result.add(values.get(k).subtract(gradients.get(k).scalarMultiply(eta)));
        }
        return result;
    }

    private static RealMatrix rowSums(RealMatrix m) {
        double[] ones = new double[m.getColumnDimension()];
        java.util.Arrays.fill(ones, 1);
        return new Array2DRowRealMatrix(m.operate(ones));
    }

    private static RealMatrix sigmoid(RealMatrix m) {
        RealMatrix result = m.copy();
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                result.setEntry(i, j, 1 / (1 + Math.exp(-m.getEntry(i, j))));
            }
        }
        return result;
    }

    /** The slope of the sigmoid, from its output. */
    private static RealMatrix sigmoidSlope(RealMatrix h) {
        RealMatrix result = h.copy();
        for (int i = 0; i < h.getRowDimension(); i++) {
            for (int j = 0; j < h.getColumnDimension(); j++) {
                result.setEntry(i, j, h.getEntry(i, j) * (1 - h.getEntry(i, j)));
            }
        }
        return result;
    }

    private static RealMatrix hadamard(RealMatrix p, RealMatrix q) {
        RealMatrix result = p.copy();
        for (int i = 0; i < p.getRowDimension(); i++) {
            for (int j = 0; j < p.getColumnDimension(); j++) {
                result.multiplyEntry(i, j, q.getEntry(i, j));
            }
        }
        return result;
    }

    private static RealMatrix softmax(RealMatrix m) {
        RealMatrix result = m.copy();
        for (int j = 0; j < m.getColumnDimension(); j++) {
            double largest = m.getColumnVector(j).getMaxValue();
            double total = 0;
            for (int i = 0; i < m.getRowDimension(); i++) {
                result.setEntry(i, j, Math.exp(m.getEntry(i, j) - largest));
                total += result.getEntry(i, j);
            }
            for (int i = 0; i < m.getRowDimension(); i++) {
                result.multiplyEntry(i, j, 1 / total);
            }
        }
        return result;
    }
}
