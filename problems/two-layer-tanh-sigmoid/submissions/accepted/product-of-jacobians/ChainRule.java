import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.analysis.function.Tanh;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** One sample after the other; the chain rule is a product of Jacobians, from the loss to the input. */
public class ChainRule {
    public record Forward(RealMatrix s1, RealMatrix a1, RealMatrix s2, RealMatrix y_tilde) {}

    public record Jacobians(
            RealMatrix da1_ds1, RealMatrix dy_tilde_ds2, RealMatrix dC_se_dy_tilde, RealMatrix dC_bce_dy_tilde) {}

    public record Gradients(RealMatrix dC_dW1, RealMatrix dC_db1, RealMatrix dC_dW2, RealMatrix dC_db2) {}

    public record Parameters(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2) {}

    public Forward forward(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        int N = x.getColumnDimension();
        RealMatrix s1 = MatrixUtils.createRealMatrix(W1.getColumnDimension(), N);
        RealMatrix a1 = s1.copy();
        RealMatrix s2 = MatrixUtils.createRealMatrix(W2.getColumnDimension(), N);
        RealMatrix y_tilde = s2.copy();
        for (int n = 0; n < N; n++) {
            s1.setColumnVector(n, W1.preMultiply(x.getColumnVector(n)).add(b1.getColumnVector(0)));
            a1.setColumnVector(n, s1.getColumnVector(n).map(new Tanh()));
            s2.setColumnVector(n, W2.preMultiply(a1.getColumnVector(n)).add(b2.getColumnVector(0)));
            y_tilde.setColumnVector(n, s2.getColumnVector(n).map(new Sigmoid()));
        }
        return new Forward(s1, a1, s2, y_tilde);
    }

    public double lossSe(RealMatrix yTilde, RealMatrix y) {
        return Math.pow(yTilde.subtract(y).getFrobeniusNorm(), 2) / y.getColumnDimension();
    }

    public double lossBce(RealMatrix yTilde, RealMatrix y) {
        double sum = 0;
        for (int n = 0; n < y.getColumnDimension(); n++) {
            for (int k = 0; k < y.getRowDimension(); k++) {
                sum -= Math.log(y.getEntry(k, n) == 1 ? yTilde.getEntry(k, n) : 1 - yTilde.getEntry(k, n));
            }
        }
        return sum / y.getColumnDimension();
    }

    public Jacobians innerJacobians(RealMatrix a1, RealMatrix yTilde, RealMatrix y) {
        RealVector a = a1.getColumnVector(0);
        RealVector p = yTilde.getColumnVector(0);
        RealVector t = y.getColumnVector(0);
        return new Jacobians(
                diagonal(a.ebeMultiply(a).mapMultiply(-1).mapAdd(1)),
                diagonal(p.subtract(p.ebeMultiply(p))),
                row(p.subtract(t).mapMultiply(2)),
                row(p.subtract(t).ebeDivide(p.subtract(p.ebeMultiply(p)))));
    }

    public Gradients backwardSe(RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix a1, RealMatrix yTilde) {
        return backward(true, W2, x, y, a1, yTilde);
    }

    public Gradients backwardBce(RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix a1, RealMatrix yTilde) {
        return backward(false, W2, x, y, a1, yTilde);
    }

    private Gradients backward(
            boolean squares, RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix a1, RealMatrix yTilde) {
        RealMatrix dC_dW1 = MatrixUtils.createRealMatrix(x.getRowDimension(), a1.getRowDimension());
        RealMatrix dC_db1 = MatrixUtils.createRealMatrix(a1.getRowDimension(), 1);
        RealMatrix dC_dW2 = MatrixUtils.createRealMatrix(a1.getRowDimension(), y.getRowDimension());
        RealMatrix dC_db2 = MatrixUtils.createRealMatrix(y.getRowDimension(), 1);
        double share = 1.0 / x.getColumnDimension();
        for (int n = 0; n < x.getColumnDimension(); n++) {
            Jacobians j = innerJacobians(a1.getColumnMatrix(n), yTilde.getColumnMatrix(n), y.getColumnMatrix(n));
            RealMatrix dC_dy = (squares ? j.dC_se_dy_tilde() : j.dC_bce_dy_tilde()).scalarMultiply(share);
            RealMatrix dC_ds2 = dC_dy.multiply(j.dy_tilde_ds2());
            dC_dW2 = dC_dW2.add(a1.getColumnMatrix(n).multiply(dC_ds2));
            dC_db2 = dC_db2.add(dC_ds2.transpose());
            RealMatrix dC_ds1 = dC_ds2.multiply(W2.transpose()).multiply(j.da1_ds1());
            dC_dW1 = dC_dW1.add(x.getColumnMatrix(n).multiply(dC_ds1));
            dC_db1 = dC_db1.add(dC_ds1.transpose());
        }
        return new Gradients(dC_dW1, dC_db1, dC_dW2, dC_db2);
    }

    public Parameters update(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix dC_dW1,
            RealMatrix dC_db1,
            RealMatrix dC_dW2,
            RealMatrix dC_db2,
            double learningRate) {
        return new Parameters(
                W1.add(dC_dW1.scalarMultiply(-learningRate)),
                b1.add(dC_db1.scalarMultiply(-learningRate)),
                W2.add(dC_dW2.scalarMultiply(-learningRate)),
                b2.add(dC_db2.scalarMultiply(-learningRate)));
    }

    public double lossAfterUpdate(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix x,
            RealMatrix y,
            double learningRate) {
        Forward v = forward(W1, b1, W2, b2, x);
        Gradients g = backwardBce(W2, x, y, v.a1(), v.y_tilde());
        Parameters p = update(W1, b1, W2, b2, g.dC_dW1(), g.dC_db1(), g.dC_dW2(), g.dC_db2(), learningRate);
        return lossBce(forward(p.W1(), p.b1(), p.W2(), p.b2(), x).y_tilde(), y);
    }

    private static RealMatrix diagonal(RealVector slopes) {
        return MatrixUtils.createRealDiagonalMatrix(slopes.toArray());
    }

    private static RealMatrix row(RealVector values) {
        return MatrixUtils.createRowRealMatrix(values.toArray());
    }
}
