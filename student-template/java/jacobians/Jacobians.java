import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem jacobians: Jacobians of a sum and of a composition of affine maps.
 *
 * <p>Comments give shapes as rows × columns. In the published instance n = 3; the hidden variants have others, so take
 * every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose.
 */
public class Jacobians {
    /** What {@code functions} returns. */
    public record Functions(
            RealMatrix f, // n×1
            RealMatrix g, // n×1
            RealMatrix h, // n×1
            RealMatrix k // n×1
            ) {}

    /**
     * <pre>{@code
     * f = W1 @ x + b1
     * g = W2 @ x + b2
     * h = f + g
     * k = W2 @ f + b2
     * }</pre>
     */
    public Functions functions(
            RealMatrix W1, // n×n
            RealMatrix b1, // n×1
            RealMatrix W2, // n×n
            RealMatrix b2, // n×1
            RealMatrix x // n×1
            ) {
        throw new UnsupportedOperationException("functions is not written yet");
    }

    /** What {@code functions_equal} returns. */
    public record FunctionsEqual(
            RealMatrix h, // n×1
            RealMatrix k // n×1
            ) {}

    /**
     * <pre>{@code
     * h_equal = W1 @ x + b1 + (W1 @ x + b2)
     * k_equal = W1 @ (W1 @ x + b1) + b2
     * }</pre>
     */
    public FunctionsEqual functions_equal(
            RealMatrix W, // n×n
            RealMatrix b1, // n×1
            RealMatrix b2, // n×1
            RealMatrix x // n×1
            ) {
        throw new UnsupportedOperationException("functions_equal is not written yet");
    }

    /** What {@code jacobians} returns. */
    public record JacobiansResult(
            RealMatrix J_f, // jacobian(f, x), 3×3
            RealMatrix J_g, // jacobian(g, x), 3×3
            RealMatrix J_h, // jacobian(h, x), 3×3
            RealMatrix J_k // jacobian(k, x), 3×3
            ) {}

    public JacobiansResult jacobians(
            RealMatrix W1, // n×n
            RealMatrix b1, // n×1
            RealMatrix W2, // n×n
            RealMatrix b2, // n×1
            RealMatrix x // n×1
            ) {
        throw new UnsupportedOperationException("jacobians is not written yet");
    }

    /** What {@code jacobians_equal} returns. */
    public record JacobiansEqual(
            RealMatrix J_h, // jacobian(h_equal, x), 3×3
            RealMatrix J_k // jacobian(k_equal, x), 3×3
            ) {}

    public JacobiansEqual jacobians_equal(
            RealMatrix W, // n×n
            RealMatrix b1, // n×1
            RealMatrix b2, // n×1
            RealMatrix x // n×1
            ) {
        throw new UnsupportedOperationException("jacobians_equal is not written yet");
    }

    /** What {@code denominator_layout} returns. */
    public record DenominatorLayout(
            RealMatrix D_f, // jacobian(f, x, layout=denominator), 3×3
            RealMatrix D_k // jacobian(k, x, layout=denominator), 3×3
            ) {}

    public DenominatorLayout denominator_layout(
            RealMatrix W1, // n×n
            RealMatrix b1, // n×1
            RealMatrix W2, // n×n
            RealMatrix b2, // n×1
            RealMatrix x // n×1
            ) {
        throw new UnsupportedOperationException("denominator_layout is not written yet");
    }
}
