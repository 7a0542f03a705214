package org.nabla.reference.worked;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code one-pass}: two sigmoid layers, half the squared error, one pass forward, one pass backward, and the
 * new values.
 *
 * <p>Layer 1 is the input, so {@code w2} leads from layer 1 to layer 2. A column is a sample; the mean over the samples
 * enters once, at {@code delta3}.
 */
public final class OnePass {

    public record Activations(RealMatrix z2, RealMatrix a2, RealMatrix z3, RealMatrix a3) {}

    public record Deltas(RealMatrix delta3, RealMatrix delta2) {}

    public record Parameters(RealMatrix w2, RealMatrix b2, RealMatrix w3, RealMatrix b3) {}

    public Activations forward(RealMatrix w2, RealMatrix b2, RealMatrix w3, RealMatrix b3, RealMatrix a1) {
        RealMatrix z2 = plusColumn(w2.multiply(a1), b2); // z_j² = Σₖ w_jk² a_k¹ + b_j²
        RealMatrix a2 = map(z2, OnePass::sigmoid); // a_j² = σ(z_j²)
        RealMatrix z3 = plusColumn(w3.multiply(a2), b3); // z_j³ = Σₖ w_jk³ a_k² + b_j³
        RealMatrix a3 = map(z3, OnePass::sigmoid); // a_j³ = σ(z_j³)
        return new Activations(z2, a2, z3, a3);
    }

    public double cost(RealMatrix a3, RealMatrix t) {
        double distance = t.subtract(a3).getFrobeniusNorm();
        return distance * distance / (2 * t.getColumnDimension()); // C = 1/(2N) · Σ (t − a³)²
    }

    public Deltas deltas(RealMatrix w3, RealMatrix a2, RealMatrix a3, RealMatrix t) {
        double N = t.getColumnDimension();
        RealMatrix error = a3.subtract(t).scalarMultiply(1 / N); // ∂C/∂a³ = (a³ − t)/N
        RealMatrix delta3 = times(error, sigmoidSlope(a3)); // δ³ = ∂C/∂a³ ⊙ σ'(z³)
        RealMatrix delta2 = times(w3.transpose().multiply(delta3), sigmoidSlope(a2)); // δ_j² = Σₖ w_kj³ δ_k³ · σ'(z_j²)
        return new Deltas(delta3, delta2);
    }

    public Parameters update(
            RealMatrix w2,
            RealMatrix b2,
            RealMatrix w3,
            RealMatrix b3,
            RealMatrix a1,
            RealMatrix a2,
            RealMatrix delta2,
            RealMatrix delta3,
            double learning_rate) {
        RealMatrix dC_dw2 = delta2.multiply(a1.transpose()); // ∂C/∂w_jk² = δ_j² a_k¹
        RealMatrix dC_dw3 = delta3.multiply(a2.transpose()); // ∂C/∂w_jk³ = δ_j³ a_k²
        RealMatrix dC_db2 = sumOverSamples(delta2); // ∂C/∂b_j² = δ_j²
        RealMatrix dC_db3 = sumOverSamples(delta3); // ∂C/∂b_j³ = δ_j³
        return new Parameters(
                w2.subtract(dC_dw2.scalarMultiply(learning_rate)), // w² ← w² − η · ∂C/∂w²
                b2.subtract(dC_db2.scalarMultiply(learning_rate)), // and so for every parameter
                w3.subtract(dC_dw3.scalarMultiply(learning_rate)),
                b3.subtract(dC_db3.scalarMultiply(learning_rate)));
    }

    public double cost_after_update(
            RealMatrix w2,
            RealMatrix b2,
            RealMatrix w3,
            RealMatrix b3,
            RealMatrix a1,
            RealMatrix t,
            double learning_rate) {
        Activations v = forward(w2, b2, w3, b3, a1);
        Deltas d = deltas(w3, v.a2(), v.a3(), t);
        Parameters p = update(w2, b2, w3, b3, a1, v.a2(), d.delta2(), d.delta3(), learning_rate);
        return cost(forward(p.w2(), p.b2(), p.w3(), p.b3(), a1).a3(), t);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** The derivative of the sigmoid where it has the value {@code a}. */
    private static RealMatrix sigmoidSlope(RealMatrix a) {
        return map(a, value -> value * (1 - value)); // σ'(z) = σ(z)·(1 − σ(z)) = a·(1 − a)
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
