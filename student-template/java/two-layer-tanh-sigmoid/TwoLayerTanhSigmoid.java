import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem two-layer-tanh-sigmoid: Two-layer network with tanh and sigmoid, with squared error and with
 * binary cross-entropy.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance n0 = 4, n1 = 3, n2 = 2,
 * N = 2; the hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row. A Jacobian ∂u/∂v has a row for each entry of u and a column for each
 * entry of v, unless another layout is named.
 */
public class TwoLayerTanhSigmoid {
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
     * a1 = tanh(s1)
     * s2 = W2.T @ a1 + b2
     * y_tilde = sigmoid(s2)
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
     * Returns {@code C_se}, one number.
     *
     * <pre>{@code
     * C_se = squared_error(y_tilde, y, axis=0, outputs=sum, samples=mean)
     * }</pre>
     */
    public double loss_se(
            RealMatrix y_tilde, // n2×N
            RealMatrix y // n2×N
            ) {
        throw new UnsupportedOperationException("loss_se is not written yet");
    }

    /**
     * Returns {@code C_bce}, one number.
     *
     * <pre>{@code
     * C_bce = binary_cross_entropy(y_tilde, y, axis=0, outputs=sum, samples=mean)
     * }</pre>
     */
    public double loss_bce(
            RealMatrix y_tilde, // n2×N
            RealMatrix y // n2×N
            ) {
        throw new UnsupportedOperationException("loss_bce is not written yet");
    }

    /** What {@code inner_jacobians} returns. */
    public record InnerJacobians(
            RealMatrix da1_ds1, // ∂a1/∂s1, n1×n1
            RealMatrix dy_tilde_ds2, // ∂y_tilde/∂s2, n2×n2
            RealMatrix dC_se_dy_tilde, // ∂C_se_sample/∂y_tilde, 1×n2
            RealMatrix dC_bce_dy_tilde // ∂C_bce_sample/∂y_tilde, 1×n2
            ) {}

    /**
     * <pre>{@code
     * C_se_sample = sum((y_tilde - y)^2)
     * C_bce_sample = -sum(y * log(y_tilde) + (1 - y) * log(1 - y_tilde))
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

    /** What {@code backward_se} returns. */
    public record BackwardSe(
            RealMatrix dC_dW2, // ∂C_se/∂W2, n1×n2
            RealMatrix dC_db2, // ∂C_se/∂b2, n2×1
            RealMatrix dC_dW1, // ∂C_se/∂W1, n0×n1
            RealMatrix dC_db1 // ∂C_se/∂b1, n1×1
            ) {}

    public BackwardSe backward_se(
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
        throw new UnsupportedOperationException("backward_se is not written yet");
    }

    /** What {@code backward_bce} returns. */
    public record BackwardBce(
            RealMatrix dC_dW2, // ∂C_bce/∂W2, n1×n2
            RealMatrix dC_db2, // ∂C_bce/∂b2, n2×1
            RealMatrix dC_dW1, // ∂C_bce/∂W1, n0×n1
            RealMatrix dC_db1 // ∂C_bce/∂b1, n1×1
            ) {}

    public BackwardBce backward_bce(
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
        throw new UnsupportedOperationException("backward_bce is not written yet");
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
            RealMatrix dC_dW1, // ∂C_bce/∂W1, n0×n1
            RealMatrix dC_db1, // ∂C_bce/∂b1, n1×1
            RealMatrix dC_dW2, // ∂C_bce/∂W2, n1×n2
            RealMatrix dC_db2, // ∂C_bce/∂b2, n2×1
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("update is not written yet");
    }

    /** Returns {@code C_bce after 1 update}, one number. */
    public double loss_after_update(
            RealMatrix W1, // n0×n1
            RealMatrix b1, // n1×1
            RealMatrix W2, // n1×n2
            RealMatrix b2, // n2×1
            RealMatrix x, // n0×N
            RealMatrix y, // n2×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("loss_after_update is not written yet");
    }
}
