import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem autoencoder: A 3-2-3 autoencoder, trained sample by sample.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance m = 2, n = 3, N = 1; the
 * hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row.
 */
public class Autoencoder {
    /** Returns how many numbers can be learned. */
    public int count_parameters(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2 // n×1
            ) {
        throw new UnsupportedOperationException("count_parameters is not written yet");
    }

    /** What {@code forward} returns. */
    public record Forward(
            RealMatrix A1, // m×N
            RealMatrix Z1, // m×N
            RealMatrix A2, // n×N
            RealMatrix Z2 // n×N
            ) {}

    /**
     * <pre>{@code
     * A1 = W1 @ X + B1
     * Z1 = sigmoid(A1)
     * A2 = W2 @ Z1 + B2
     * Z2 = sigmoid(A2)
     * }</pre>
     */
    public Forward forward(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix X // n×N
            ) {
        throw new UnsupportedOperationException("forward is not written yet");
    }

    /**
     * Returns {@code E}, one number.
     *
     * <pre>{@code
     * E = mean(sum((X - Z2)^2, axis=0))
     * }</pre>
     */
    public double loss(
            RealMatrix X, // n×N
            RealMatrix Z2 // n×N
            ) {
        throw new UnsupportedOperationException("loss is not written yet");
    }

    /** What {@code backward} returns. */
    public record Backward(
            RealMatrix dW1, // ∂E/∂W1, m×n
            RealMatrix dB1, // ∂E/∂B1, m×1
            RealMatrix dW2, // ∂E/∂W2, n×m
            RealMatrix dB2, // ∂E/∂B2, n×1
            RealMatrix dA1, // ∂E/∂A1, m×N
            RealMatrix dA2, // ∂E/∂A2, n×N
            RealMatrix dZ1, // ∂E/∂Z1, m×N
            RealMatrix dZ2 // ∂E/∂Z2, n×N
            ) {}

    public Backward backward(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix X, // n×N
            RealMatrix A1, // m×N
            RealMatrix Z1, // m×N
            RealMatrix A2, // n×N
            RealMatrix Z2 // n×N
            ) {
        throw new UnsupportedOperationException("backward is not written yet");
    }

    /** What {@code update} returns. */
    public record Update(
            RealMatrix W1, // W1 after 1 update, m×n
            RealMatrix B1, // B1 after 1 update, m×1
            RealMatrix W2, // W2 after 1 update, n×m
            RealMatrix B2 // B2 after 1 update, n×1
            ) {}

    public Update update(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix dW1, // ∂E/∂W1, m×n
            RealMatrix dB1, // ∂E/∂B1, m×1
            RealMatrix dW2, // ∂E/∂W2, n×m
            RealMatrix dB2, // ∂E/∂B2, n×1
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("update is not written yet");
    }

    /** Returns {@code E after 1 update}, one number. */
    public double loss_after_update(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix X, // n×N
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("loss_after_update is not written yet");
    }

    /** What {@code train} returns. */
    public record Train(
            RealMatrix train_loss, // history(train_loss), 100×1
            RealMatrix test_loss, // history(test_loss), 100×1
            RealMatrix W1, // trained(W1), m×n
            RealMatrix B1, // trained(B1), m×1
            RealMatrix W2, // trained(W2), n×m
            RealMatrix B2 // trained(B2), n×1
            ) {}

    public Train train(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix X_train, // 3×800
            RealMatrix X_test, // 3×200
            int epochs, // one number
            int batch, // one number
            RealMatrix order, // 100×800
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("train is not written yet");
    }
}
