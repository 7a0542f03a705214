package org.nabla.reference.worked;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code softmax-classifier}: two sigmoid layers, a softmax layer, cross-entropy, one step of gradient
 * descent.
 *
 * <p>A column is a sample. The names are those of the problem: {@code a} is a pre-activation, {@code h} an activation.
 */
public final class SoftmaxClassifier {

    public record Parameters(
            RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix W3, RealMatrix b3) {}

    public record Activations(
            RealMatrix a1, RealMatrix h1, RealMatrix a2, RealMatrix h2, RealMatrix a3, RealMatrix y_hat) {}

    public record Gradients(
            RealMatrix grad_a3,
            RealMatrix grad_W3,
            RealMatrix grad_b3,
            RealMatrix grad_h2,
            RealMatrix grad_a2,
            RealMatrix grad_W2,
            RealMatrix grad_b2,
            RealMatrix grad_h1,
            RealMatrix grad_a1,
            RealMatrix grad_W1,
            RealMatrix grad_b1) {}

    public int count_parameters(
            RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix W3, RealMatrix b3) {
        return entries(W1) + entries(b1) + entries(W2) + entries(b2) + entries(W3) + entries(b3);
    }

    public Activations forward(
            RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix W3, RealMatrix b3, RealMatrix x) {
        RealMatrix a1 = plusColumn(W1.multiply(x), b1); // a1 = W1·x + b1
        RealMatrix h1 = map(a1, SoftmaxClassifier::sigmoid); // h1 = σ(a1)
        RealMatrix a2 = plusColumn(W2.multiply(h1), b2); // a2 = W2·h1 + b2
        RealMatrix h2 = map(a2, SoftmaxClassifier::sigmoid); // h2 = σ(a2)
        RealMatrix a3 = plusColumn(W3.multiply(h2), b3); // a3 = W3·h2 + b3
        RealMatrix y_hat = softmax(a3); // ŷ = softmax(a3)
        return new Activations(a1, h1, a2, h2, a3, y_hat);
    }

    public double loss(RealMatrix y_hat, RealMatrix y) {
        double sum = 0;
        for (int i = 0; i < y.getRowDimension(); i++) {
            for (int n = 0; n < y.getColumnDimension(); n++) {
                sum += y.getEntry(i, n) * Math.log(y_hat.getEntry(i, n));
            }
        }
        return -sum / y.getColumnDimension(); // L = −1/N · Σₙ Σᵢ yᵢₙ ln ŷᵢₙ
    }

    public Gradients backward(
            RealMatrix W2, RealMatrix W3, RealMatrix x, RealMatrix y, RealMatrix h1, RealMatrix h2, RealMatrix y_hat) {
        double N = x.getColumnDimension();
        RealMatrix grad_a3 = y_hat.subtract(y).scalarMultiply(1 / N); // ∂L/∂a3 = (ŷ − y)/N
        RealMatrix grad_W3 = grad_a3.multiply(h2.transpose()); // ∂L/∂W3 = ∂L/∂a3 · h2ᵀ
        RealMatrix grad_b3 = sumOverSamples(grad_a3); // ∂L/∂b3 = ∂L/∂a3 · 1, since every sample shares b3

        RealMatrix grad_h2 = W3.transpose().multiply(grad_a3); // ∂L/∂h2 = W3ᵀ · ∂L/∂a3
        RealMatrix grad_a2 = times(grad_h2, sigmoidSlope(h2)); // ∂L/∂a2 = ∂L/∂h2 ⊙ σ'(a2)
        RealMatrix grad_W2 = grad_a2.multiply(h1.transpose()); // ∂L/∂W2 = ∂L/∂a2 · h1ᵀ
        RealMatrix grad_b2 = sumOverSamples(grad_a2); // ∂L/∂b2 = ∂L/∂a2 · 1

        RealMatrix grad_h1 = W2.transpose().multiply(grad_a2); // ∂L/∂h1 = W2ᵀ · ∂L/∂a2
        RealMatrix grad_a1 = times(grad_h1, sigmoidSlope(h1)); // ∂L/∂a1 = ∂L/∂h1 ⊙ σ'(a1)
        RealMatrix grad_W1 = grad_a1.multiply(x.transpose()); // ∂L/∂W1 = ∂L/∂a1 · xᵀ
        RealMatrix grad_b1 = sumOverSamples(grad_a1); // ∂L/∂b1 = ∂L/∂a1 · 1
        return new Gradients(
                grad_a3, grad_W3, grad_b3, grad_h2, grad_a2, grad_W2, grad_b2, grad_h1, grad_a1, grad_W1, grad_b1);
    }

    public Parameters update(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix W3,
            RealMatrix b3,
            RealMatrix grad_W1,
            RealMatrix grad_b1,
            RealMatrix grad_W2,
            RealMatrix grad_b2,
            RealMatrix grad_W3,
            RealMatrix grad_b3,
            double learning_rate) {
        return new Parameters(
                W1.subtract(grad_W1.scalarMultiply(learning_rate)), // W1 ← W1 − η · ∂L/∂W1
                b1.subtract(grad_b1.scalarMultiply(learning_rate)), // and so for every parameter
                W2.subtract(grad_W2.scalarMultiply(learning_rate)),
                b2.subtract(grad_b2.scalarMultiply(learning_rate)),
                W3.subtract(grad_W3.scalarMultiply(learning_rate)),
                b3.subtract(grad_b3.scalarMultiply(learning_rate)));
    }

    public double loss_after_update(
            RealMatrix W1,
            RealMatrix b1,
            RealMatrix W2,
            RealMatrix b2,
            RealMatrix W3,
            RealMatrix b3,
            RealMatrix x,
            RealMatrix y,
            double learning_rate) {
        Activations v = forward(W1, b1, W2, b2, W3, b3, x);
        Gradients g = backward(W2, W3, x, y, v.h1(), v.h2(), v.y_hat());
        Parameters p = update(
                W1,
                b1,
                W2,
                b2,
                W3,
                b3,
                g.grad_W1(),
                g.grad_b1(),
                g.grad_W2(),
                g.grad_b2(),
                g.grad_W3(),
                g.grad_b3(),
                learning_rate);
        Activations after = forward(p.W1(), p.b1(), p.W2(), p.b2(), p.W3(), p.b3(), x);
        return loss(after.y_hat(), y);
    }

    private static int entries(RealMatrix matrix) {
        return matrix.getRowDimension() * matrix.getColumnDimension();
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    /** The derivative of the sigmoid where it has the value {@code h}. */
    private static RealMatrix sigmoidSlope(RealMatrix h) {
        return map(h, value -> value * (1 - value)); // σ'(a) = σ(a)·(1 − σ(a)) = h·(1 − h)
    }

    /** Each column divided by its own sum; the largest entry is taken off first, so that nothing overflows. */
    private static RealMatrix softmax(RealMatrix a) {
        RealMatrix result = a.copy();
        for (int n = 0; n < a.getColumnDimension(); n++) {
            double largest = a.getColumnVector(n).getMaxValue();
            RealMatrix exponentials = map(a.getColumnMatrix(n), value -> Math.exp(value - largest));
            double sum = sumOverRows(exponentials);
            result.setColumnMatrix(n, exponentials.scalarMultiply(1 / sum)); // ŷᵢ = exp(aᵢ) / Σⱼ exp(aⱼ)
        }
        return result;
    }

    private static double sumOverRows(RealMatrix column) {
        double sum = 0;
        for (double entry : column.getColumn(0)) {
            sum += entry;
        }
        return sum;
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
