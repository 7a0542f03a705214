import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem softmax-classifier: six functions to write.
 *
 * <p>A column is a sample. The comments give each quantity as the formulas write it, and its shape (rows × columns) in
 * the published instance; the hidden variants have other widths and more samples.
 */
public class SoftmaxClassifier {
    public int count_parameters(
            RealMatrix W1, // W1  3×3
            RealMatrix b1, // b1  3×1
            RealMatrix W2, // W2  3×3
            RealMatrix b2, // b2  3×1
            RealMatrix W3, // W3  3×3
            RealMatrix b3 // b3  3×1
            ) {
        throw new UnsupportedOperationException("count_parameters is not written yet");
    }

    /** What {@code forward} returns. */
    public record Forward(
            RealMatrix a1, // a1  3×1
            RealMatrix h1, // h1  3×1
            RealMatrix a2, // a2  3×1
            RealMatrix h2, // h2  3×1
            RealMatrix a3, // a3  3×1
            RealMatrix y_hat // ŷ  3×1
            ) {}

    public Forward forward(
            RealMatrix W1, // W1  3×3
            RealMatrix b1, // b1  3×1
            RealMatrix W2, // W2  3×3
            RealMatrix b2, // b2  3×1
            RealMatrix W3, // W3  3×3
            RealMatrix b3, // b3  3×1
            RealMatrix x // x  3×1
            ) {
        throw new UnsupportedOperationException("forward is not written yet");
    }

    public double loss(
            RealMatrix y_hat, // ŷ  3×1
            RealMatrix y // y  3×1
            ) {
        throw new UnsupportedOperationException("loss is not written yet");
    }

    /** What {@code backward} returns. */
    public record Backward(
            RealMatrix grad_W1, // ∂L/∂W1  3×3
            RealMatrix grad_b1, // ∂L/∂b1  3×1
            RealMatrix grad_W2, // ∂L/∂W2  3×3
            RealMatrix grad_b2, // ∂L/∂b2  3×1
            RealMatrix grad_W3, // ∂L/∂W3  3×3
            RealMatrix grad_b3, // ∂L/∂b3  3×1
            RealMatrix grad_a1, // ∂L/∂a1  3×1
            RealMatrix grad_h1, // ∂L/∂h1  3×1
            RealMatrix grad_a2, // ∂L/∂a2  3×1
            RealMatrix grad_h2, // ∂L/∂h2  3×1
            RealMatrix grad_a3 // ∂L/∂a3  3×1
            ) {}

    public Backward backward(
            RealMatrix W1, // W1  3×3
            RealMatrix b1, // b1  3×1
            RealMatrix W2, // W2  3×3
            RealMatrix b2, // b2  3×1
            RealMatrix W3, // W3  3×3
            RealMatrix b3, // b3  3×1
            RealMatrix x, // x  3×1
            RealMatrix y, // y  3×1
            RealMatrix a1, // a1  3×1
            RealMatrix h1, // h1  3×1
            RealMatrix a2, // a2  3×1
            RealMatrix h2, // h2  3×1
            RealMatrix a3, // a3  3×1
            RealMatrix y_hat // ŷ  3×1
            ) {
        throw new UnsupportedOperationException("backward is not written yet");
    }

    /** What {@code update} returns. */
    public record Update(
            RealMatrix W1, // W1  3×3
            RealMatrix b1, // b1  3×1
            RealMatrix W2, // W2  3×3
            RealMatrix b2, // b2  3×1
            RealMatrix W3, // W3  3×3
            RealMatrix b3 // b3  3×1
            ) {}

    public Update update(
            RealMatrix W1, // W1  3×3
            RealMatrix b1, // b1  3×1
            RealMatrix W2, // W2  3×3
            RealMatrix b2, // b2  3×1
            RealMatrix W3, // W3  3×3
            RealMatrix b3, // b3  3×1
            RealMatrix grad_W1, // ∂L/∂W1  3×3
            RealMatrix grad_b1, // ∂L/∂b1  3×1
            RealMatrix grad_W2, // ∂L/∂W2  3×3
            RealMatrix grad_b2, // ∂L/∂b2  3×1
            RealMatrix grad_W3, // ∂L/∂W3  3×3
            RealMatrix grad_b3, // ∂L/∂b3  3×1
            double learning_rate // η  one number
            ) {
        throw new UnsupportedOperationException("update is not written yet");
    }

    public double loss_after_update(
            RealMatrix W1, // W1  3×3
            RealMatrix b1, // b1  3×1
            RealMatrix W2, // W2  3×3
            RealMatrix b2, // b2  3×1
            RealMatrix W3, // W3  3×3
            RealMatrix b3, // b3  3×1
            RealMatrix x, // x  3×1
            RealMatrix y, // y  3×1
            double learning_rate // η  one number
            ) {
        throw new UnsupportedOperationException("loss_after_update is not written yet");
    }
}
