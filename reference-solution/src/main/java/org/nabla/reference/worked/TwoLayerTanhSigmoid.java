package org.nabla.reference.worked;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code two-layer-tanh-sigmoid}: linear, tanh, linear, sigmoid, with two losses: squared error and binary
 * cross-entropy.
 *
 * <p>A column is a sample, and so a layer is Wᵀx + b: column j of W holds the weights into unit j. Jacobians are in
 * numerator layout, gradients have the shape of their parameter.
 */
public final class TwoLayerTanhSigmoid {

    public record Prediction(RealMatrix s1, RealMatrix a1, RealMatrix s2, RealMatrix y_tilde) {}

    public record InnerJacobians(
            RealMatrix da1_ds1, RealMatrix dy_tilde_ds2, RealMatrix dC_se_dy_tilde, RealMatrix dC_bce_dy_tilde) {}

    public record Gradients(RealMatrix dC_dW2, RealMatrix dC_db2, RealMatrix dC_dW1, RealMatrix dC_db1) {}

    public record Parameters(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2) {}

    public Prediction forward(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        RealMatrix s1 = plusColumn(W1.transpose().multiply(x), b1); // s1 = W1ᵀ·x + b1
        RealMatrix a1 = map(s1, Math::tanh); // a1 = tanh(s1)
        RealMatrix s2 = plusColumn(W2.transpose().multiply(a1), b2); // s2 = W2ᵀ·a1 + b2
        RealMatrix y_tilde = map(s2, s -> 1 / (1 + Math.exp(-s))); // ỹ = 1/(1 + exp(−s2))
        return new Prediction(s1, a1, s2, y_tilde);
    }

    public double loss_se(RealMatrix y_tilde, RealMatrix y) {
        double norm = y_tilde.subtract(y).getFrobeniusNorm();
        return norm * norm / y.getColumnDimension(); // C = 1/N · Σₙ ‖ỹₙ − yₙ‖²
    }

    public double loss_bce(RealMatrix y_tilde, RealMatrix y) {
        double sum = 0;
        for (int k = 0; k < y.getRowDimension(); k++) {
            for (int n = 0; n < y.getColumnDimension(); n++) {
                double label = y.getEntry(k, n);
                double p = y_tilde.getEntry(k, n);
                sum += label * Math.log(p) + (1 - label) * Math.log(1 - p);
            }
        }
        return -sum / y.getColumnDimension(); // C = −1/N · Σₙ Σₖ (y ln ỹ + (1 − y) ln(1 − ỹ))
    }

    public InnerJacobians inner_jacobians(RealMatrix a1, RealMatrix y_tilde, RealMatrix y) {
        return new InnerJacobians(
                MatrixUtils.createRealDiagonalMatrix(tanhSlope(a1).getColumn(0)), // ∂a1/∂s1 = diag(1 − a1²)
                MatrixUtils.createRealDiagonalMatrix(sigmoidSlope(y_tilde).getColumn(0)), // ∂ỹ/∂s2 = diag(ỹ(1 − ỹ))
                slopeOfSquares(y_tilde, y).transpose(), // a row each
                slopeOfCrossEntropy(y_tilde, y).transpose());
    }

    public Gradients backward_se(RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix a1, RealMatrix y_tilde) {
        return backward(slopeOfSquares(y_tilde, y), W2, x, a1, y_tilde);
    }

    public Gradients backward_bce(RealMatrix W2, RealMatrix x, RealMatrix y, RealMatrix a1, RealMatrix y_tilde) {
        return backward(slopeOfCrossEntropy(y_tilde, y), W2, x, a1, y_tilde);
    }

    /** The losses differ in their first factor only; each of its columns belongs to a sample by itself. */
    private static Gradients backward(
            RealMatrix dC_dy_tilde, RealMatrix W2, RealMatrix x, RealMatrix a1, RealMatrix y_tilde) {
        double N = x.getColumnDimension();
        RealMatrix delta2 =
                times(dC_dy_tilde, sigmoidSlope(y_tilde)).scalarMultiply(1 / N); // δ2 = ∂C/∂ỹ ⊙ ỹ(1 − ỹ) / N
        RealMatrix dC_dW2 = a1.multiply(delta2.transpose()); // ∂C/∂W2 = a1·δ2ᵀ
        RealMatrix dC_db2 = sumOverSamples(delta2); // ∂C/∂b2 = δ2, of all samples

        RealMatrix delta1 = times(W2.multiply(delta2), tanhSlope(a1)); // δ1 = W2·δ2 ⊙ (1 − a1²)
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

    public double loss_after_update(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix x,
            RealMatrix y,
            double learning_rate) {
        Prediction v = forward(W1, b1, W2, b2, x);
        Gradients g = backward_bce(W2, x, y, v.a1(), v.y_tilde());
        Parameters p = update(W1, b1, W2, b2, g.dC_dW1(), g.dC_db1(), g.dC_dW2(), g.dC_db2(), learning_rate);
        return loss_bce(forward(p.W1(), p.b1(), p.W2(), p.b2(), x).y_tilde(), y);
    }

    private static RealMatrix slopeOfSquares(RealMatrix y_tilde, RealMatrix y) {
        return y_tilde.subtract(y).scalarMultiply(2); // ∂C/∂ỹ = 2(ỹ − y)
    }

    private static RealMatrix slopeOfCrossEntropy(RealMatrix y_tilde, RealMatrix y) {
        RealMatrix slope = y.copy();
        for (int k = 0; k < y.getRowDimension(); k++) {
            for (int n = 0; n < y.getColumnDimension(); n++) {
                double label = y.getEntry(k, n);
                double p = y_tilde.getEntry(k, n);
                slope.setEntry(k, n, (1 - label) / (1 - p) - label / p); // ∂C/∂ỹ = (1 − y)/(1 − ỹ) − y/ỹ
            }
        }
        return slope;
    }

    /** The derivative of tanh where it has the value {@code a}. */
    private static RealMatrix tanhSlope(RealMatrix a) {
        return map(a, value -> 1 - value * value); // tanh'(s) = 1 − tanh²(s) = 1 − a²
    }

    /** The derivative of the sigmoid where it has the value {@code p}. */
    private static RealMatrix sigmoidSlope(RealMatrix p) {
        return map(p, value -> value * (1 - value)); // σ'(s) = σ(s)·(1 − σ(s))
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

    private static RealMatrix map(RealMatrix matrix, DoubleUnaryOperator function) {
        RealMatrix result = matrix.copy();
        result.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return function.applyAsDouble(value);
            }
        });
        return result;
    }
}
