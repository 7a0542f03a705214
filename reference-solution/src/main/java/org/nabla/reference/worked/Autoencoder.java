package org.nabla.reference.worked;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code autoencoder}: two sigmoid layers that learn to put out what goes in, trained sample by sample.
 *
 * <p>A column is a sample. The names are those of the problem: {@code A} is a pre-activation, {@code Z} an activation,
 * {@code dW1} the gradient ∂E/∂W1.
 */
public final class Autoencoder {

    public record Activations(RealMatrix A1, RealMatrix Z1, RealMatrix A2, RealMatrix Z2) {}

    public record Gradients(
            RealMatrix dZ2,
            RealMatrix dA2,
            RealMatrix dW2,
            RealMatrix dB2,
            RealMatrix dZ1,
            RealMatrix dA1,
            RealMatrix dW1,
            RealMatrix dB1) {}

    public record Parameters(RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2) {}

    public record Trained(
            RealMatrix train_loss, RealMatrix test_loss, RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2) {}

    public int count_parameters(RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2) {
        return entries(W1) + entries(B1) + entries(W2) + entries(B2);
    }

    public Activations forward(RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2, RealMatrix X) {
        RealMatrix A1 = plusColumn(W1.multiply(X), B1); // A1 = W1·X + B1
        RealMatrix Z1 = map(A1, Autoencoder::sigmoid); // Z1 = σ(A1)
        RealMatrix A2 = plusColumn(W2.multiply(Z1), B2); // A2 = W2·Z1 + B2
        RealMatrix Z2 = map(A2, Autoencoder::sigmoid); // Z2 = σ(A2)
        return new Activations(A1, Z1, A2, Z2);
    }

    public double loss(RealMatrix X, RealMatrix Z2) {
        double sum = 0;
        for (int j = 0; j < X.getRowDimension(); j++) {
            for (int i = 0; i < X.getColumnDimension(); i++) {
                double difference = X.getEntry(j, i) - Z2.getEntry(j, i);
                sum += difference * difference;
            }
        }
        return sum / X.getColumnDimension(); // E = 1/N · Σᵢ Σⱼ (Xⱼᵢ − Z2ⱼᵢ)²
    }

    public Gradients backward(RealMatrix W2, RealMatrix X, RealMatrix Z1, RealMatrix Z2) {
        double N = X.getColumnDimension();
        RealMatrix dZ2 = Z2.subtract(X).scalarMultiply(2 / N); // ∂E/∂Z2 = −2·(X − Z2)/N
        RealMatrix dA2 = times(dZ2, sigmoidSlope(Z2)); // ∂E/∂A2 = ∂E/∂Z2 ⊙ σ'(A2)
        RealMatrix dW2 = dA2.multiply(Z1.transpose()); // ∂E/∂W2 = ∂E/∂A2 · Z1ᵀ
        RealMatrix dB2 = sumOverSamples(dA2); // ∂E/∂B2 = ∂E/∂A2 · 1, since every sample shares B2

        RealMatrix dZ1 = W2.transpose().multiply(dA2); // ∂E/∂Z1 = W2ᵀ · ∂E/∂A2
        RealMatrix dA1 = times(dZ1, sigmoidSlope(Z1)); // ∂E/∂A1 = ∂E/∂Z1 ⊙ σ'(A1)
        RealMatrix dW1 = dA1.multiply(X.transpose()); // ∂E/∂W1 = ∂E/∂A1 · Xᵀ
        RealMatrix dB1 = sumOverSamples(dA1); // ∂E/∂B1 = ∂E/∂A1 · 1
        return new Gradients(dZ2, dA2, dW2, dB2, dZ1, dA1, dW1, dB1);
    }

    public Parameters update(
            RealMatrix W1,
            RealMatrix B1,
            RealMatrix W2,
            RealMatrix B2,
            RealMatrix dW1,
            RealMatrix dB1,
            RealMatrix dW2,
            RealMatrix dB2,
            double learning_rate) {
        return new Parameters(
                W1.subtract(dW1.scalarMultiply(learning_rate)), // W1 ← W1 − η · ∂E/∂W1
                B1.subtract(dB1.scalarMultiply(learning_rate)), // and so for every parameter
                W2.subtract(dW2.scalarMultiply(learning_rate)),
                B2.subtract(dB2.scalarMultiply(learning_rate)));
    }

    public double loss_after_update(
            RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2, RealMatrix X, double learning_rate) {
        Parameters after = step(new Parameters(W1, B1, W2, B2), X, learning_rate);
        return error(after, X);
    }

    public Trained train(
            RealMatrix W1,
            RealMatrix B1,
            RealMatrix W2,
            RealMatrix B2,
            RealMatrix X_train,
            RealMatrix X_test,
            int epochs,
            RealMatrix order,
            double learning_rate) {
        Parameters p = new Parameters(W1, B1, W2, B2);
        RealMatrix trainLoss = MatrixUtils.createRealMatrix(epochs, 1);
        RealMatrix testLoss = MatrixUtils.createRealMatrix(epochs, 1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (double sample : order.getRow(epoch)) {
                p = step(p, X_train.getColumnMatrix((int) sample), learning_rate);
            }
            trainLoss.setEntry(epoch, 0, error(p, X_train));
            testLoss.setEntry(epoch, 0, error(p, X_test));
        }
        return new Trained(trainLoss, testLoss, p.W1(), p.B1(), p.W2(), p.B2());
    }

    /** Forward, backward and update, once. */
    private Parameters step(Parameters p, RealMatrix X, double learningRate) {
        Activations v = forward(p.W1(), p.B1(), p.W2(), p.B2(), X);
        Gradients g = backward(p.W2(), X, v.Z1(), v.Z2());
        return update(p.W1(), p.B1(), p.W2(), p.B2(), g.dW1(), g.dB1(), g.dW2(), g.dB2(), learningRate);
    }

    private double error(Parameters p, RealMatrix X) {
        return loss(X, forward(p.W1(), p.B1(), p.W2(), p.B2(), X).Z2());
    }

    private static int entries(RealMatrix matrix) {
        return matrix.getRowDimension() * matrix.getColumnDimension();
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    /** The derivative of the sigmoid where it has the value {@code z}. */
    private static RealMatrix sigmoidSlope(RealMatrix z) {
        return map(z, value -> value * (1 - value)); // σ'(a) = σ(a)·(1 − σ(a)) = z·(1 − z)
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
