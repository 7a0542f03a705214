package org.nabla.reference.worked;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code two-layer-3relu}: linear, 3·ReLU, linear, squared error, and the five steps of a training iteration.
 *
 * <p>A column is a sample, and so a layer is Wᵀx + b: column j of W holds the weights into unit j. Jacobians are in
 * numerator layout, gradients have the shape of their parameter.
 */
public final class TwoLayer3relu {

    public record Prediction(RealMatrix s1, RealMatrix a1, RealMatrix s2, RealMatrix y_tilde) {}

    public record InnerJacobians(RealMatrix da1_ds1, RealMatrix dy_tilde_ds2, RealMatrix dC_dy_tilde) {}

    public record Gradients(RealMatrix dC_dW2, RealMatrix dC_db2, RealMatrix dC_dW1, RealMatrix dC_db1) {}

    public record Parameters(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2) {}

    public record Losses(double C_after_1, double C_after_2) {}

    public Prediction forward(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        RealMatrix s1 = plusColumn(W1.transpose().multiply(x), b1); // s1 = W1ᵀ·x + b1
        RealMatrix a1 = threeRelu(s1); // a1 = 3·max(s1, 0)
        RealMatrix s2 = plusColumn(W2.transpose().multiply(a1), b2); // s2 = W2ᵀ·a1 + b2
        return new Prediction(s1, a1, s2, s2); // ỹ = s2
    }

    public double loss(RealMatrix y_tilde, RealMatrix y) {
        double norm = y_tilde.subtract(y).getFrobeniusNorm();
        return norm * norm; // C = ‖ỹ − y‖², over all outputs and samples
    }

    public InnerJacobians inner_jacobians(RealMatrix s1, RealMatrix y_tilde, RealMatrix y) {
        int K = y.getRowDimension();
        return new InnerJacobians(
                MatrixUtils.createRealDiagonalMatrix(slope(s1).getColumn(0)), // ∂a1/∂s1 = diag(3 where s1 > 0, else 0)
                MatrixUtils.createRealIdentityMatrix(K), // ∂ỹ/∂s2 = I
                y_tilde.subtract(y).scalarMultiply(2).transpose()); // ∂C/∂ỹ = 2(ỹ − y)ᵀ, a row
    }

    public Gradients backward(
            RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix s1, RealMatrix a1, RealMatrix y_tilde) {
        RealMatrix delta2 = y_tilde.subtract(y).scalarMultiply(2); // δ2 = (∂C/∂ỹ · ∂ỹ/∂s2)ᵀ = 2(ỹ − y)
        RealMatrix dC_dW2 = a1.multiply(delta2.transpose()); // ∂C/∂W2 = a1·δ2ᵀ
        RealMatrix dC_db2 = sumOverSamples(delta2); // ∂C/∂b2 = δ2, of all samples

        RealMatrix delta1 = times(W2.multiply(delta2), slope(s1)); // δ1 = (δ2ᵀ·W2ᵀ · ∂a1/∂s1)ᵀ = W2·δ2 ⊙ 3[s1 > 0]
        RealMatrix dC_dW1 = x.multiply(delta1.transpose()); // ∂C/∂W1 = x·δ1ᵀ
        RealMatrix dC_db1 = sumOverSamples(delta1); // ∂C/∂b1 = δ1, of all samples
        return new Gradients(dC_dW2, dC_db2, dC_dW1, dC_db1);
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
            double learning_rate) {
        return new Parameters(
                W1.subtract(dC_dW1.scalarMultiply(learning_rate)), // W1 ← W1 − η · ∂C/∂W1
                b1.subtract(dC_db1.scalarMultiply(learning_rate)), // and so for every parameter
                W2.subtract(dC_dW2.scalarMultiply(learning_rate)),
                b2.subtract(dC_db2.scalarMultiply(learning_rate)));
    }

    public Losses two_iterations(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix x,
            RealMatrix y,
            double learning_rate) {
        Parameters first = iteration(new Parameters(W1, b1, W2, b2), x, y, learning_rate);
        Parameters second = iteration(first, x, y, learning_rate);
        return new Losses(loss(first, x, y), loss(second, x, y));
    }

    /** The gradients start from nothing each time, so that none is left from the iteration before. */
    private Parameters iteration(Parameters p, RealMatrix x, RealMatrix y, double learning_rate) {
        Prediction v = forward(p.W1(), p.b1(), p.W2(), p.b2(), x);
        Gradients g = backward(p.W2(), x, y, v.s1(), v.a1(), v.y_tilde());
        return update(p.W1(), p.b1(), p.W2(), p.b2(), g.dC_dW1(), g.dC_db1(), g.dC_dW2(), g.dC_db2(), learning_rate);
    }

    private double loss(Parameters p, RealMatrix x, RealMatrix y) {
        return loss(forward(p.W1(), p.b1(), p.W2(), p.b2(), x).y_tilde(), y);
    }

    private static RealMatrix threeRelu(RealMatrix s) {
        return times(s, slope(s)); // 3·max(s, 0) = s · 3[s > 0]
    }

    /** The derivative of 3·ReLU: 3 where the unit is on, 0 where it is off; at 0 it counts as off. */
    private static RealMatrix slope(RealMatrix s) {
        RealMatrix slope = s.copy();
        for (int i = 0; i < s.getRowDimension(); i++) {
            for (int n = 0; n < s.getColumnDimension(); n++) {
                slope.setEntry(i, n, s.getEntry(i, n) > 0 ? 3 : 0);
            }
        }
        return slope;
    }

    private static RealMatrix plusColumn(RealMatrix matrix, RealMatrix column) {
        return matrix.add(column.multiply(ones(1, matrix.getColumnDimension()))); // every sample gets the same column
    }

    private static RealMatrix sumOverSamples(RealMatrix matrix) {
        return matrix.multiply(ones(matrix.getColumnDimension(), 1));
    }

    private static RealMatrix ones(int rows, int columns) {
        return MatrixUtils.createRealMatrix(rows, columns).scalarAdd(1);
    }

    private static RealMatrix times(RealMatrix left, RealMatrix right) {
        RealMatrix result = left.copy();
        for (int i = 0; i < result.getRowDimension(); i++) {
            for (int n = 0; n < result.getColumnDimension(); n++) {
                result.multiplyEntry(i, n, right.getEntry(i, n)); // left ⊙ right, entry by entry
            }
        }
        return result;
    }
}
