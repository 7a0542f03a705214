import java.util.List;

/**
 * Starter for the problem autograd-engine: An engine that differentiates any graph of numbers.
 *
 * <p>Comments give shapes as rows × columns.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose.
 */
public class AutogradEngine {
    /** Returns the value of every node, in order. */
    public double[] values(
            List<String> operations, // what each node does
            int[][] operands, // the positions of each node's operands, from 0
            double[] leaves // the values of the leaves, in the order of the nodes
            ) {
        throw new UnsupportedOperationException("values is not written yet");
    }

    /** Returns the derivative of the last node with respect to every node, in order. */
    public double[] gradients(
            List<String> operations, // what each node does
            int[][] operands, // the positions of each node's operands, from 0
            double[] values // the value of every node, in order
            ) {
        throw new UnsupportedOperationException("gradients is not written yet");
    }
}
