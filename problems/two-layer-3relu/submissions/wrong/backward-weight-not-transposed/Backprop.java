import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** One sample after the other; the chain rule is a product of Jacobians, from the loss to the input. */
public class Backprop {
    public record Forward(RealMatrix s1, RealMatrix a1, RealMatrix s2, RealMatrix y_tilde) {}

    public record Jacobians(RealMatrix da1_ds1, RealMatrix dy_tilde_ds2, RealMatrix dC_dy_tilde) {}

    public record Gradients(RealMatrix dC_dW1, RealMatrix dC_db1, RealMatrix dC_dW2, RealMatrix dC_db2) {}

    public record Parameters(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2) {}

    public record Losses(double C_after_1, double C_after_2) {}

    public static Forward forward(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        int N = x.getColumnDimension();
        RealMatrix s1 = MatrixUtils.createRealMatrix(W1.getColumnDimension(), N);
        RealMatrix a1 = s1.copy();
        RealMatrix s2 = MatrixUtils.createRealMatrix(W2.getColumnDimension(), N);
        for (int n = 0; n < N; n++) {
            s1.setColumnMatrix(n, W1.transpose().multiply(x.getColumnMatrix(n)).add(b1));
            for (int i = 0; i < s1.getRowDimension(); i++) {
                a1.setEntry(i, n, s1.getEntry(i, n) > 0 ? 3 * s1.getEntry(i, n) : 0);
            }
            s2.setColumnMatrix(n, W2.transpose().multiply(a1.getColumnMatrix(n)).add(b2));
        }
        return new Forward(s1, a1, s2, s2.copy());
    }

    public static double loss(RealMatrix y_tilde, RealMatrix y) {
        double sum = 0;
        for (int n = 0; n < y.getColumnDimension(); n++) {
            double distance = y_tilde.getColumnVector(n).getDistance(y.getColumnVector(n));
            sum += distance * distance;
        }
        return sum;
    }

    public static Jacobians inner_jacobians(RealMatrix s1, RealMatrix y_tilde, RealMatrix y) {
        int L1 = s1.getRowDimension();
        RealMatrix da1_ds1 = MatrixUtils.createRealMatrix(L1, L1);
        for (int i = 0; i < L1; i++) {
            if (s1.getEntry(i, 0) > 0) {
                da1_ds1.setEntry(i, i, 3);
            }
        }
        RealMatrix dy_tilde_ds2 = MatrixUtils.createRealIdentityMatrix(y.getRowDimension());
        return new Jacobians(
                da1_ds1, dy_tilde_ds2, y_tilde.subtract(y).scalarMultiply(2).transpose());
    }

    public static Gradients backward(
            RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix s1, RealMatrix a1, RealMatrix y_tilde) {
        RealMatrix dC_dW1 = MatrixUtils.createRealMatrix(x.getRowDimension(), s1.getRowDimension());
        RealMatrix dC_db1 = MatrixUtils.createRealMatrix(s1.getRowDimension(), 1);
        RealMatrix dC_dW2 = MatrixUtils.createRealMatrix(a1.getRowDimension(), y.getRowDimension());
        RealMatrix dC_db2 = MatrixUtils.createRealMatrix(y.getRowDimension(), 1);
        for (int n = 0; n < x.getColumnDimension(); n++) {
            Jacobians j = inner_jacobians(s1.getColumnMatrix(n), y_tilde.getColumnMatrix(n), y.getColumnMatrix(n));
            RealMatrix dC_ds2 = j.dC_dy_tilde().multiply(j.dy_tilde_ds2());
            dC_dW2 = dC_dW2.add(a1.getColumnMatrix(n).multiply(dC_ds2));
            dC_db2 = dC_db2.add(dC_ds2.transpose());
            RealMatrix dC_ds1 = dC_ds2.multiply(W2).multiply(j.da1_ds1());
            dC_dW1 = dC_dW1.add(x.getColumnMatrix(n).multiply(dC_ds1));
            dC_db1 = dC_db1.add(dC_ds1.transpose());
        }
        return new Gradients(dC_dW1, dC_db1, dC_dW2, dC_db2);
    }

    public static Parameters update(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix dC_dW1,
            RealMatrix dC_db1,
            RealMatrix dC_dW2,
            RealMatrix dC_db2,
            double learning_rate) {
        return new Parameters(
                W1.add(dC_dW1.scalarMultiply(-learning_rate)),
                b1.add(dC_db1.scalarMultiply(-learning_rate)),
                W2.add(dC_dW2.scalarMultiply(-learning_rate)),
                b2.add(dC_db2.scalarMultiply(-learning_rate)));
    }

    public static Losses two_iterations(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix x,
            RealMatrix y,
            double learning_rate) {
        Parameters p = new Parameters(W1, b1, W2, b2);
        double[] losses = new double[2];
        for (int k = 0; k < 2; k++) {
            Forward v = forward(p.W1(), p.b1(), p.W2(), p.b2(), x);
            Gradients g = backward(p.W2(), x, y, v.s1(), v.a1(), v.y_tilde());
            p = update(p.W1(), p.b1(), p.W2(), p.b2(), g.dC_dW1(), g.dC_db1(), g.dC_dW2(), g.dC_db2(), learning_rate);
            losses[k] = loss(forward(p.W1(), p.b1(), p.W2(), p.b2(), x).y_tilde(), y);
        }
        return new Losses(losses[0], losses[1]);
    }
}
