import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem autoencoder-autograd: The 3-2-3 autoencoder, differentiated by hand and by an engine of your
 * own.
 *
 * <p>Comments give shapes as rows × columns. A column is a sample. In the published instance m = 2, n = 3, N = 1; the
 * hidden variants have others, so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row.
 */
public class AutoencoderAutograd {
    /** What {@code by_hand} returns. */
    public record ByHand(
            RealMatrix dW1, // ∂E/∂W1, m×n
            RealMatrix dB1, // ∂E/∂B1, m×1
            RealMatrix dW2, // ∂E/∂W2, n×m
            RealMatrix dB2 // ∂E/∂B2, n×1
            ) {}

    public ByHand by_hand(
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix X // n×N
            ) {
        throw new UnsupportedOperationException("by_hand is not written yet");
    }

    /** What {@code autograd} returns. */
    public record Autograd(
            List<RealMatrix> values, // W1, B1, W2, B2, X, P1, A1, Z1, P2, A2, Z2, D, S, e, E
            List<RealMatrix> gradients // dW1, dB1, dW2, dB2, dX, dP1, dA1, dZ1, dP2, dA2, dZ2, dD, dS, de, dE
            ) {}

    /** Called with the graph of {@code E}, of {@code T}. */
    public Autograd autograd(
            List<String> operations, // what each node does
            int[][] operands, // the positions of each node's operands, from 0
            List<RealMatrix> leaves // W1, B1, W2, B2, X
            ) {
        throw new UnsupportedOperationException("autograd is not written yet");
    }

    /** Returns {@code E after 1 update}, one number. */
    public double error_after_update(
            List<String> operations, // what each node does
            int[][] operands, // the positions of each node's operands, from 0
            List<RealMatrix> leaves, // W1, B1, W2, B2, X
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("error_after_update is not written yet");
    }

    /** What {@code train} returns. */
    public record Train(
            RealMatrix train_loss, // history(train_loss), 100×1
            RealMatrix test_loss // history(test_loss), 100×1
            ) {}

    public Train train(
            List<String> operations, // what each node does
            int[][] operands, // the positions of each node's operands, from 0
            RealMatrix W1, // m×n
            RealMatrix B1, // m×1
            RealMatrix W2, // n×m
            RealMatrix B2, // n×1
            RealMatrix X_train, // 3×800
            RealMatrix X_test, // 3×200
            int epochs, // one number
            RealMatrix order, // 100×800
            double learning_rate // one number
            ) {
        throw new UnsupportedOperationException("train is not written yet");
    }
}
