package org.nabla.reference.worked;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code delta-rule}: the deltas of four layers with sigmoid and half the squared error, and what becomes of
 * the last one in linear and in logistic regression.
 *
 * <p>Layer 1 is the input, so {@code w2} leads from layer 1 to layer 2. A column is an observation; the factor 1/N of the
 * cost enters once, at the delta of the last layer.
 */
public final class DeltaRule {

    public record Activations(
            RealMatrix z2, RealMatrix a2, RealMatrix z3, RealMatrix a3, RealMatrix z4, RealMatrix a4) {}

    public record HiddenDeltas(RealMatrix delta3, RealMatrix delta2) {}

    public record Gradients(
            RealMatrix dC_dw2,
            RealMatrix dC_db2,
            RealMatrix dC_dw3,
            RealMatrix dC_db3,
            RealMatrix dC_dw4,
            RealMatrix dC_db4) {}

    public record SingleUnitDeltas(RealMatrix delta_squared, RealMatrix delta_linear, RealMatrix delta_logistic) {}

    public Activations forward(
            RealMatrix w2, RealMatrix b2, RealMatrix w3, RealMatrix b3, RealMatrix w4, RealMatrix b4, RealMatrix a1) {
        RealMatrix z2 = plusColumn(w2.multiply(a1), b2); // z² = w² a¹ + b²
        RealMatrix a2 = map(z2, DeltaRule::sigmoid); // a² = σ(z²)
        RealMatrix z3 = plusColumn(w3.multiply(a2), b3); // z³ = w³ a² + b³
        RealMatrix a3 = map(z3, DeltaRule::sigmoid); // a³ = σ(z³)
        RealMatrix z4 = plusColumn(w4.multiply(a3), b4); // z⁴ = w⁴ a³ + b⁴
        RealMatrix a4 = map(z4, DeltaRule::sigmoid); // a⁴ = σ(z⁴)
        return new Activations(z2, a2, z3, a3, z4, a4);
    }

    public double cost(RealMatrix a4, RealMatrix y) {
        double distance = y.subtract(a4).getFrobeniusNorm();
        return distance * distance / (2 * y.getColumnDimension()); // C = 1/(2N) · Σₓ ‖y(x) − a⁴(x)‖²
    }

    public RealMatrix output_delta(RealMatrix a4, RealMatrix y) {
        return times(error(a4, y), sigmoidSlope(a4)); // δ_j⁴ = ∂C/∂a_j⁴ · σ'(z_j⁴)
    }

    public HiddenDeltas hidden_deltas(RealMatrix w3, RealMatrix w4, RealMatrix a2, RealMatrix a3, RealMatrix delta4) {
        RealMatrix delta3 = times(w4.transpose().multiply(delta4), sigmoidSlope(a3)); // δ_j³ = Σₖ w_kj⁴ δ_k⁴ · σ'(z_j³)
        RealMatrix delta2 = times(w3.transpose().multiply(delta3), sigmoidSlope(a2)); // δ_j² = Σₖ w_kj³ δ_k³ · σ'(z_j²)
        return new HiddenDeltas(delta3, delta2);
    }

    public Gradients gradients(
            RealMatrix a1, RealMatrix a2, RealMatrix a3, RealMatrix delta2, RealMatrix delta3, RealMatrix delta4) {
        return new Gradients(
                delta2.multiply(a1.transpose()), // ∂C/∂w_jk² = Σₓ δ_j² a_k¹
                sumOverSamples(delta2), // ∂C/∂b_j² = Σₓ δ_j²
                delta3.multiply(a2.transpose()), // ∂C/∂w_jk³ = Σₓ δ_j³ a_k²
                sumOverSamples(delta3), // ∂C/∂b_j³ = Σₓ δ_j³
                delta4.multiply(a3.transpose()), // ∂C/∂w_jk⁴ = Σₓ δ_j⁴ a_k³
                sumOverSamples(delta4)); // ∂C/∂b_j⁴ = Σₓ δ_j⁴
    }

    /** The same unit with three pairs of activation and cost: only squared error with sigmoid keeps the slope. */
    public SingleUnitDeltas single_unit_deltas(RealMatrix z, RealMatrix t) {
        RealMatrix a = map(z, DeltaRule::sigmoid);
        return new SingleUnitDeltas(
                times(error(a, t), sigmoidSlope(a)), // ½ squared error, a = σ(z): δ = (a − t)/N · σ'(z)
                error(z, t), // ½ squared error, a = z, whose slope is 1: δ = (z − t)/N
                error(a, t)); // cross-entropy, a = σ(z): (a − t)/(a(1 − a)) · σ'(z)/N = (a − t)/N
    }

    public double cost_after_update(
            RealMatrix w2,
            RealMatrix b2,
            RealMatrix w3,
            RealMatrix b3,
            RealMatrix w4,
            RealMatrix b4,
            RealMatrix a1,
            RealMatrix y,
            double learning_rate) {
        Activations v = forward(w2, b2, w3, b3, w4, b4, a1);
        RealMatrix delta4 = output_delta(v.a4(), y);
        HiddenDeltas d = hidden_deltas(w3, w4, v.a2(), v.a3(), delta4);
        Gradients g = gradients(a1, v.a2(), v.a3(), d.delta2(), d.delta3(), delta4);
        Activations after = forward(
                w2.subtract(g.dC_dw2().scalarMultiply(learning_rate)), // w² ← w² − η · ∂C/∂w²
                b2.subtract(g.dC_db2().scalarMultiply(learning_rate)), // and so for every parameter
                w3.subtract(g.dC_dw3().scalarMultiply(learning_rate)),
                b3.subtract(g.dC_db3().scalarMultiply(learning_rate)),
                w4.subtract(g.dC_dw4().scalarMultiply(learning_rate)),
                b4.subtract(g.dC_db4().scalarMultiply(learning_rate)),
                a1);
        return cost(after.a4(), y);
    }

    /** The error of every output, with the factor of the mean over the observations. */
    private static RealMatrix error(RealMatrix a, RealMatrix y) {
        return a.subtract(y).scalarMultiply(1.0 / y.getColumnDimension()); // ∂C/∂a = (a − y)/N
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
