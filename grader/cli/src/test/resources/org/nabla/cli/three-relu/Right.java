import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

public class Right {
    public record Gradients(RealMatrix grad_W1, RealMatrix grad_b1) {}

    public double loss(RealMatrix y_hat, RealMatrix y) {
        double norm = y_hat.subtract(y).getFrobeniusNorm();
        return norm * norm;
    }

    public Gradients backward(RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix s1, RealMatrix y_hat) {
        RealMatrix g = W2.multiply(y_hat.subtract(y).scalarMultiply(2));
        for (int i = 0; i < g.getRowDimension(); i++) {
            for (int j = 0; j < g.getColumnDimension(); j++) {
                g.multiplyEntry(i, j, s1.getEntry(i, j) > 0 ? 3 : 0);
            }
        }
        double[] ones = new double[g.getColumnDimension()];
        java.util.Arrays.fill(ones, 1);
        return new Gradients(x.multiply(g.transpose()), MatrixUtils.createColumnRealMatrix(g.operate(ones)));
    }

    /** Entry after entry: the matrices are laid out row after row. */
    public RealMatrix jacobians(RealMatrix s1) {
        int columns = s1.getColumnDimension();
        int size = s1.getRowDimension() * columns;
        RealMatrix jacobian = MatrixUtils.createRealMatrix(size, size);
        for (int k = 0; k < size; k++) {
            jacobian.setEntry(k, k, s1.getEntry(k / columns, k % columns) > 0 ? 3 : 0);
        }
        return jacobian;
    }
}
