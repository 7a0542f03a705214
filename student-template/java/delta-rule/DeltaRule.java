import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem delta-rule: The delta rule in a network of four layers, and in linear and logistic
 * regression.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance n1 = 3, n2 = 2, n3 = 2,
 * n4 = 2, N = 4; the hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row. A Jacobian ∂u/∂v has a row for each entry of u and a column for each
 * entry of v, unless another layout is named.
 */
public class DeltaRule {
    /** What {@code forward} returns. */
    public record Forward(
            RealMatrix z2, // n2×N
            RealMatrix a2, // n2×N
            RealMatrix z3, // n3×N
            RealMatrix a3, // n3×N
            RealMatrix z4, // n4×N
            RealMatrix a4 // n4×N
            ) {}

    /**
     * <pre>{@code
     * z2 = w2 @ a1 + b2
     * a2 = sigmoid(z2)
     * z3 = w3 @ a2 + b3
     * a3 = sigmoid(z3)
     * z4 = w4 @ a3 + b4
     * a4 = sigmoid(z4)
     * }</pre>
     */
    public Forward forward(
            RealMatrix w2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix w3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix w4, // n4×n3
            RealMatrix b4, // n4×1
            RealMatrix a1 // n1×N
            ) {
        throw new UnsupportedOperationException("forward is not written yet");
    }

    /**
     * Returns {@code C}, one number.
     *
     * <pre>{@code
     * C = half_squared_error(a4, y, axis=0, outputs=sum, samples=mean)
     * }</pre>
     */
    public double cost(
            RealMatrix a4, // n4×N
            RealMatrix y // n4×N
            ) {
        throw new UnsupportedOperationException("cost is not written yet");
    }

    /** What {@code output_delta} returns. */
    public record OutputDelta(
            RealMatrix delta4 // ∂C/∂z4, n4×N
            ) {}

    public OutputDelta output_delta(
            RealMatrix z4, // n4×N
            RealMatrix a4, // n4×N
            RealMatrix y // n4×N
            ) {
        throw new UnsupportedOperationException("output_delta is not written yet");
    }

    /** What {@code hidden_deltas} returns. */
    public record HiddenDeltas(
            RealMatrix delta3, // ∂C/∂z3, n3×N
            RealMatrix delta2 // ∂C/∂z2, n2×N
            ) {}

    public HiddenDeltas hidden_deltas(
            RealMatrix w2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix w3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix w4, // n4×n3
            RealMatrix b4, // n4×1
            RealMatrix z2, // n2×N
            RealMatrix a2, // n2×N
            RealMatrix z3, // n3×N
            RealMatrix a3, // n3×N
            RealMatrix delta4 // ∂C/∂z4, n4×N
            ) {
        throw new UnsupportedOperationException("hidden_deltas is not written yet");
    }

    /** What {@code gradients} returns. */
    public record Gradients(
            RealMatrix dC_dw2, // ∂C/∂w2, n2×n1
            RealMatrix dC_db2, // ∂C/∂b2, n2×1
            RealMatrix dC_dw3, // ∂C/∂w3, n3×n2
            RealMatrix dC_db3, // ∂C/∂b3, n3×1
            RealMatrix dC_dw4, // ∂C/∂w4, n4×n3
            RealMatrix dC_db4 // ∂C/∂b4, n4×1
            ) {}

    public Gradients gradients(
            RealMatrix a1, // n1×N
            RealMatrix a2, // n2×N
            RealMatrix a3, // n3×N
            RealMatrix delta2, // ∂C/∂z2, n2×N
            RealMatrix delta3, // ∂C/∂z3, n3×N
            RealMatrix delta4 // ∂C/∂z4, n4×N
            ) {
        throw new UnsupportedOperationException("gradients is not written yet");
    }

    /** What {@code single_unit_deltas} returns. */
    public record SingleUnitDeltas(
            RealMatrix delta_squared, // ∂C_squared/∂z, 1×N
            RealMatrix delta_linear, // ∂C_linear/∂z, 1×N
            RealMatrix delta_logistic // ∂C_logistic/∂z, 1×N
            ) {}

    /**
     * <pre>{@code
     * a_log = sigmoid(z)
     * C_squared = half_squared_error(a_log, t, axis=0, outputs=sum, samples=mean)
     * C_linear = half_squared_error(z, t, axis=0, outputs=sum, samples=mean)
     * C_logistic = binary_cross_entropy(a_log, t, axis=0, outputs=sum, samples=mean)
     * }</pre>
     */
    public SingleUnitDeltas single_unit_deltas(
            RealMatrix z, // 1×N
            RealMatrix t // 1×N
            ) {
        throw new UnsupportedOperationException("single_unit_deltas is not written yet");
    }

    /** Returns {@code C after 1 update}, one number. */
    public double cost_after_update(
            RealMatrix w2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix w3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix w4, // n4×n3
            RealMatrix b4, // n4×1
            RealMatrix a1, // n1×N
            RealMatrix y, // n4×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("cost_after_update is not written yet");
    }
}
