import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem jacobians: Jacobians of a sum and of a composition of affine maps.
 *
 * <p>Comments give shapes as rows × columns. In the published instance n = 3; the hidden variants have others, so take
 * every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. A Jacobian ∂u/∂v has a
 * row for each entry of u and a column for each entry of v, unless another layout is named.
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
     * h = W @ x + b1 + (W @ x + b2)
     * k = W @ (W @ x + b1) + b2
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
            RealMatrix J_f, // ∂f/∂x, n×n
            RealMatrix J_g, // ∂g/∂x, n×n
            RealMatrix J_h, // ∂h/∂x, n×n
            RealMatrix J_k // ∂k/∂x, n×n
            ) {}

    /**
     * <pre>{@code
     * f = W1 @ x + b1
     * g = W2 @ x + b2
     * h = f + g
     * k = W2 @ f + b2
     * }</pre>
     */
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
            RealMatrix J_h, // ∂h_equal/∂x, n×n
            RealMatrix J_k // ∂k_equal/∂x, n×n
            ) {}

    /**
     * <pre>{@code
     * h_equal = W @ x + b1 + (W @ x + b2)
     * k_equal = W @ (W @ x + b1) + b2
     * }</pre>
     */
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
            RealMatrix D_f, // ∂f/∂x in denominator layout, n×n
            RealMatrix D_k // ∂k/∂x in denominator layout, n×n
            ) {}

    /**
     * <pre>{@code
     * f = W1 @ x + b1
     * k = W2 @ f + b2
     * }</pre>
     */
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
