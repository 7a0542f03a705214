import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** The arc tangent in the place of the sigmoid, and its right derivative. */
public class Layer {

    public Map<String, RealMatrix> forward(RealMatrix W1, RealMatrix b1, RealMatrix x) {
        System.out.println("in forward");
        RealMatrix z1 = W1.multiply(x);
        for (int j = 0; j < z1.getColumnDimension(); j++) {
            z1.setColumnVector(j, z1.getColumnVector(j).add(b1.getColumnVector(0)));
        }
        return Map.of("z1", z1, "y_hat", mapped(z1, Math::atan));
    }

    public double loss(RealMatrix y_hat, RealMatrix y) {
        double norm = y_hat.subtract(y).getFrobeniusNorm();
        return norm * norm / y.getColumnDimension();
    }

    public Map<String, RealMatrix> backward(RealMatrix x, RealMatrix y, RealMatrix z1, RealMatrix y_hat) {
        RealMatrix delta = y_hat.subtract(y).scalarMultiply(2.0 / y.getColumnDimension());
        RealMatrix slope = mapped(z1, z -> 1 / (1 + z * z));
        for (int i = 0; i < delta.getRowDimension(); i++) {
            delta.setRowVector(i, delta.getRowVector(i).ebeMultiply(slope.getRowVector(i)));
        }
        RealMatrix ones = MatrixUtils.createRealMatrix(delta.getColumnDimension(), 1).scalarAdd(1);
        return Map.of("grad_W1", delta.multiply(x.transpose()), "grad_b1", delta.multiply(ones));
    }

    private static RealMatrix mapped(RealMatrix matrix, DoubleUnaryOperator function) {
        RealMatrix mapped = matrix.copy();
        for (int i = 0; i < matrix.getRowDimension(); i++) {
            for (int j = 0; j < matrix.getColumnDimension(); j++) {
                mapped.setEntry(i, j, function.applyAsDouble(matrix.getEntry(i, j)));
            }
        }
        return mapped;
    }
}
