import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem two-layer-3relu: One training iteration of a two-layer network with 3·ReLU.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance n0 = 3, n1 = 4, n2 = 2,
 * N = 1; the hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. A Jacobian ∂u/∂v has a
 * row for each entry of u and a column for each entry of v, unless another layout is named.
 */
public class TwoLayer3relu {
    /** What {@code forward} returns. */
    public record Forward(
            RealMatrix s1, // n1×N
            RealMatrix a1, // n1×N
            RealMatrix s2, // n2×N
            RealMatrix y_tilde // n2×N
            ) {}

    /**
     * <pre>{@code
     * s1 = W1.T @ x + b1
     * a1 = 3 * relu(s1)
     * s2 = W2.T @ a1 + b2
     * y_tilde = s2
     * }</pre>
     */
    public Forward forward(
            RealMatrix W1, // n0×n1
            RealMatrix b1, // n1×1
            RealMatrix W2, // n1×n2
            RealMatrix b2, // n2×1
            RealMatrix x // n0×N
            ) {
        throw new UnsupportedOperationException("forward is not written yet");
    }

    /**
     * Returns {@code C}, one number.
     *
     * <pre>{@code
     * C = sum((y_tilde - y)^2)
     * }</pre>
     */
    public double loss(
            RealMatrix y_tilde, // n2×N
            RealMatrix y // n2×N
            ) {
        throw new UnsupportedOperationException("loss is not written yet");
    }

    /** What {@code inner_jacobians} returns. */
    public record InnerJacobians(
            RealMatrix da1_ds1, // ∂a1/∂s1, n1×n1
            RealMatrix dy_tilde_ds2, // ∂y_tilde/∂s2, n2×n2
            RealMatrix dC_dy_tilde // ∂C_sample/∂y_tilde, 1×n2
            ) {}

    /**
     * <pre>{@code
     * C_sample = sum((y_tilde - y)^2)
     * }</pre>
     */
    public InnerJacobians inner_jacobians(
            RealMatrix s1, // n1×1
            RealMatrix a1, // n1×1
            RealMatrix s2, // n2×1
            RealMatrix y_tilde, // n2×1
            RealMatrix y // n2×1
            ) {
        throw new UnsupportedOperationException("inner_jacobians is not written yet");
    }

    /** What {@code backward} returns. */
    public record Backward(
            RealMatrix dC_dW2, // ∂C/∂W2, n1×n2
            RealMatrix dC_db2, // ∂C/∂b2, n2×1
            RealMatrix dC_dW1, // ∂C/∂W1, n0×n1
            RealMatrix dC_db1 // ∂C/∂b1, n1×1
            ) {}

    public Backward backward(
            RealMatrix W1, // n0×n1
            RealMatrix b1, // n1×1
            RealMatrix W2, // n1×n2
            RealMatrix b2, // n2×1
            RealMatrix x, // n0×N
            RealMatrix y, // n2×N
            RealMatrix s1, // n1×N
            RealMatrix a1, // n1×N
            RealMatrix s2, // n2×N
            RealMatrix y_tilde // n2×N
            ) {
        throw new UnsupportedOperationException("backward is not written yet");
    }

    /** What {@code update} returns. */
    public record Update(
            RealMatrix W1, // W1 after 1 update, n0×n1
            RealMatrix b1, // b1 after 1 update, n1×1
            RealMatrix W2, // W2 after 1 update, n1×n2
            RealMatrix b2 // b2 after 1 update, n2×1
            ) {}

    public Update update(
            RealMatrix W1, // n0×n1
            RealMatrix b1, // n1×1
            RealMatrix W2, // n1×n2
            RealMatrix b2, // n2×1
            RealMatrix dC_dW1, // ∂C/∂W1, n0×n1
            RealMatrix dC_db1, // ∂C/∂b1, n1×1
            RealMatrix dC_dW2, // ∂C/∂W2, n1×n2
            RealMatrix dC_db2, // ∂C/∂b2, n2×1
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("update is not written yet");
    }

    /** What {@code two_iterations} returns. */
    public record TwoIterations(
            double C_after_1, // C after 1 update, one number
            double C_after_2 // C after 2 updates, one number
            ) {}

    public TwoIterations two_iterations(
            RealMatrix W1, // n0×n1
            RealMatrix b1, // n1×1
            RealMatrix W2, // n1×n2
            RealMatrix b2, // n2×1
            RealMatrix x, // n0×N
            RealMatrix y, // n2×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("two_iterations is not written yet");
    }
}
