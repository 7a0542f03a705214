import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem softmax-classifier: Forward and backward through a 3-3-3-3 classifier.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance n0 = 3, n1 = 3, n2 = 3,
 * n3 = 3, N = 1; the hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row.
 */
public class SoftmaxClassifier {
    /** Returns how many numbers can be learned. */
    public int count_parameters(
            RealMatrix W1, // n1×n0
            RealMatrix b1, // n1×1
            RealMatrix W2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix W3, // n3×n2
            RealMatrix b3 // n3×1
            ) {
        throw new UnsupportedOperationException("count_parameters is not written yet");
    }

    /** What {@code forward} returns. */
    public record Forward(
            RealMatrix a1, // n1×N
            RealMatrix h1, // n1×N
            RealMatrix a2, // n2×N
            RealMatrix h2, // n2×N
            RealMatrix a3, // n3×N
            RealMatrix y_hat // n3×N
            ) {}

    /**
     * <pre>{@code
     * a1 = W1 @ x + b1
     * h1 = sigmoid(a1)
     * a2 = W2 @ h1 + b2
     * h2 = sigmoid(a2)
     * a3 = W3 @ h2 + b3
     * y_hat = softmax(a3, axis=0)
     * }</pre>
     */
    public Forward forward(
            RealMatrix W1, // n1×n0
            RealMatrix b1, // n1×1
            RealMatrix W2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix W3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix x // n0×N
            ) {
        throw new UnsupportedOperationException("forward is not written yet");
    }

    /**
     * Returns {@code loss}, one number.
     *
     * <pre>{@code
     * loss = cross_entropy(y_hat, y, axis=0, outputs=sum, samples=mean)
     * }</pre>
     */
    public double loss(
            RealMatrix y_hat, // n3×N
            RealMatrix y // n3×N
            ) {
        throw new UnsupportedOperationException("loss is not written yet");
    }

    /** What {@code backward} returns. */
    public record Backward(
            RealMatrix grad_W1, // ∂loss/∂W1, n1×n0
            RealMatrix grad_b1, // ∂loss/∂b1, n1×1
            RealMatrix grad_W2, // ∂loss/∂W2, n2×n1
            RealMatrix grad_b2, // ∂loss/∂b2, n2×1
            RealMatrix grad_W3, // ∂loss/∂W3, n3×n2
            RealMatrix grad_b3, // ∂loss/∂b3, n3×1
            RealMatrix grad_a1, // ∂loss/∂a1, n1×N
            RealMatrix grad_a2, // ∂loss/∂a2, n2×N
            RealMatrix grad_a3, // ∂loss/∂a3, n3×N
            RealMatrix grad_h1, // ∂loss/∂h1, n1×N
            RealMatrix grad_h2 // ∂loss/∂h2, n2×N
            ) {}

    public Backward backward(
            RealMatrix W1, // n1×n0
            RealMatrix b1, // n1×1
            RealMatrix W2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix W3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix x, // n0×N
            RealMatrix y, // n3×N
            RealMatrix a1, // n1×N
            RealMatrix h1, // n1×N
            RealMatrix a2, // n2×N
            RealMatrix h2, // n2×N
            RealMatrix a3, // n3×N
            RealMatrix y_hat // n3×N
            ) {
        throw new UnsupportedOperationException("backward is not written yet");
    }

    /** What {@code update} returns. */
    public record Update(
            RealMatrix W1, // W1 after 1 update, n1×n0
            RealMatrix b1, // b1 after 1 update, n1×1
            RealMatrix W2, // W2 after 1 update, n2×n1
            RealMatrix b2, // b2 after 1 update, n2×1
            RealMatrix W3, // W3 after 1 update, n3×n2
            RealMatrix b3 // b3 after 1 update, n3×1
            ) {}

    public Update update(
            RealMatrix W1, // n1×n0
            RealMatrix b1, // n1×1
            RealMatrix W2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix W3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix grad_W1, // ∂loss/∂W1, n1×n0
            RealMatrix grad_b1, // ∂loss/∂b1, n1×1
            RealMatrix grad_W2, // ∂loss/∂W2, n2×n1
            RealMatrix grad_b2, // ∂loss/∂b2, n2×1
            RealMatrix grad_W3, // ∂loss/∂W3, n3×n2
            RealMatrix grad_b3, // ∂loss/∂b3, n3×1
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("update is not written yet");
    }

    /** Returns {@code loss after 1 update}, one number. */
    public double loss_after_update(
            RealMatrix W1, // n1×n0
            RealMatrix b1, // n1×1
            RealMatrix W2, // n2×n1
            RealMatrix b2, // n2×1
            RealMatrix W3, // n3×n2
            RealMatrix b3, // n3×1
            RealMatrix x, // n0×N
            RealMatrix y, // n3×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("loss_after_update is not written yet");
    }
}
