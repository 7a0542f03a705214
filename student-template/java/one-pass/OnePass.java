import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem one-pass: One pass forward and one pass backward through a 2-2-1 network by hand.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance n1 = 2, n2 = 2, n3 = 1,
 * N = 1; the hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row.
 */
public class OnePass {
    /** What {@code forward} returns. */
    public record Forward(
            RealMatrix z2, // n2×N
            RealMatrix a2, // n2×N
            RealMatrix z3, // n3×N
            RealMatrix a3 // n3×N
            ) {}

    /**
     * <pre>{@code
     * z2 = w2 @ a1 + b2
     * a2 = sigmoid(z2)
     * z3 = w3 @ a2 + b3
     * a3 = sigmoid(z3)
     * }</pre>
     */
    public Forward forward(
            RealMatrix w2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix w3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix a1 // n1×N
            ) {
        throw new UnsupportedOperationException("forward is not written yet");
    }

    /**
     * Returns {@code C}, one number.
     *
     * <pre>{@code
     * C = half_squared_error(a3, t, axis=0, outputs=sum, samples=mean)
     * }</pre>
     */
    public double cost(
            RealMatrix a3, // n3×N
            RealMatrix t // n3×N
            ) {
        throw new UnsupportedOperationException("cost is not written yet");
    }

    /** What {@code deltas} returns. */
    public record Deltas(
            RealMatrix delta3, // ∂C/∂z3, n3×N
            RealMatrix delta2 // ∂C/∂z2, n2×N
            ) {}

    public Deltas deltas(
            RealMatrix w3, // n3×n2
            RealMatrix z2, // n2×N
            RealMatrix a2, // n2×N
            RealMatrix z3, // n3×N
            RealMatrix a3, // n3×N
            RealMatrix t // n3×N
            ) {
        throw new UnsupportedOperationException("deltas is not written yet");
    }

    /** What {@code update} returns. */
    public record Update(
            RealMatrix w2, // w2 after 1 update, n2×n1
            RealMatrix b2, // b2 after 1 update, n2×1
            RealMatrix w3, // w3 after 1 update, n3×n2
            RealMatrix b3 // b3 after 1 update, n3×1
            ) {}

    public Update update(
            RealMatrix w2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix w3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix a1, // n1×N
            RealMatrix a2, // n2×N
            RealMatrix delta2, // ∂C/∂z2, n2×N
            RealMatrix delta3, // ∂C/∂z3, n3×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("update is not written yet");
    }

    /** Returns {@code C after 1 update}, one number. */
    public double cost_after_update(
            RealMatrix w2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix w3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix a1, // n1×N
            RealMatrix t, // n3×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("cost_after_update is not written yet");
    }
}
