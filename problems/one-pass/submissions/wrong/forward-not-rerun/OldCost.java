import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

public class OldCost {
    public record Forward(RealMatrix z2, RealMatrix a2, RealMatrix z3, RealMatrix a3) {}

    public record Deltas(RealMatrix delta3, RealMatrix delta2) {}

    public record Update(RealMatrix w2, RealMatrix b2, RealMatrix w3, RealMatrix b3) {}

    public Forward forward(RealMatrix w2, RealMatrix b2, RealMatrix w3, RealMatrix b3, RealMatrix a1) {
        RealMatrix z2 = w2.multiply(a1).add(repeat(b2, a1.getColumnDimension()));
        RealMatrix a2 = sigmoid(z2);
        RealMatrix z3 = w3.multiply(a2).add(repeat(b3, a1.getColumnDimension()));
        return new Forward(z2, a2, z3, sigmoid(z3));
    }

    public double cost(RealMatrix a3, RealMatrix t) {
        RealMatrix error = a3.subtract(t);
        return error.transpose().multiply(error).getTrace() / (2 * t.getColumnDimension());
    }

    public Deltas deltas(RealMatrix w3, RealMatrix z2, RealMatrix a2, RealMatrix z3, RealMatrix a3, RealMatrix t) {
        RealMatrix error = a3.subtract(t).scalarMultiply(1.0 / t.getColumnDimension());
        RealMatrix delta3 = times(error, slope(z3));
        RealMatrix delta2 = times(w3.transpose().multiply(delta3), slope(z2));
        return new Deltas(delta3, delta2);
    }

    public Update update(
            RealMatrix w2,
            RealMatrix b2,
            RealMatrix w3,
            RealMatrix b3,
            RealMatrix a1,
            RealMatrix a2,
            RealMatrix delta2,
            RealMatrix delta3,
            double learningRate) {
        RealMatrix ones = repeat(MatrixUtils.createRealIdentityMatrix(1), a1.getColumnDimension()).transpose();
        return new Update(
                w2.subtract(delta2.multiply(a1.transpose()).scalarMultiply(learningRate)),
                b2.subtract(delta2.multiply(ones).scalarMultiply(learningRate)),
                w3.subtract(delta3.multiply(a2.transpose()).scalarMultiply(learningRate)),
                b3.subtract(delta3.multiply(ones).scalarMultiply(learningRate)));
    }

    public double costAfterUpdate(
            RealMatrix w2,
            RealMatrix b2,
            RealMatrix w3,
            RealMatrix b3,
            RealMatrix a1,
            RealMatrix t,
            double learningRate) {
        Forward v = forward(w2, b2, w3, b3, a1);
        Deltas d = deltas(w3, v.z2, v.a2, v.z3, v.a3, t);
        Update p = update(w2, b2, w3, b3, a1, v.a2, d.delta2, d.delta3, learningRate);
        return cost(v.a3, t);
    }

    private static RealMatrix sigmoid(RealMatrix z) {
        RealMatrix a = z.copy();
        for (int j = 0; j < z.getRowDimension(); j++) {
            for (int n = 0; n < z.getColumnDimension(); n++) {
                a.setEntry(j, n, 1 / (1 + Math.exp(-z.getEntry(j, n))));
            }
        }
        return a;
    }

    private static RealMatrix slope(RealMatrix z) {
        RealMatrix a = sigmoid(z);
        return times(a, a.scalarMultiply(-1).scalarAdd(1));
    }

    private static RealMatrix times(RealMatrix p, RealMatrix q) {
        RealMatrix r = p.copy();
        for (int j = 0; j < p.getRowDimension(); j++) {
            for (int n = 0; n < p.getColumnDimension(); n++) {
                r.multiplyEntry(j, n, q.getEntry(j, n));
            }
        }
        return r;
    }

    private static RealMatrix repeat(RealMatrix column, int times) {
        RealMatrix wide = MatrixUtils.createRealMatrix(column.getRowDimension(), times);
        for (int n = 0; n < times; n++) {
            wide.setColumnMatrix(n, column);
        }
        return wide;
    }
}
